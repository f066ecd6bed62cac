import { createServer } from 'node:net';
import { once } from 'node:events';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { checkPostgres } from './checkPostgres';
import { refuseOtherServers } from './refuseOtherServers';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

function check(database: object) {
  return checkPostgres(
    mockServices.rootConfig({ data: { backend: { database } } }),
  );
}

describe('the check of the database', () => {
  it('accepts the PostgreSQL that the tests run on', async () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    const knex = await databases.init('POSTGRES_18');
    const { connection } = knex.client.config;

    await expect(check({ client: 'pg', connection })).resolves.toBe(undefined);
    // Each plugin has its own database; that of the connection need not exist.
    await expect(
      check({
        client: 'pg',
        connection: { ...connection, database: 'not_there' },
      }),
    ).resolves.toBe(undefined);
    await expect(
      check({
        client: 'pg',
        pluginDivisionMode: 'schema',
        connection: { ...connection, database: 'not_there' },
      }),
    ).rejects.toThrow(/^Cannot use the PostgreSQL server at .*not_there/);
  });

  it('says what is missing when there is no database', async () => {
    await expect(check({ client: 'pg' })).rejects.toThrow(
      /^No database is configured: set DATABASE_URL to a PostgreSQL 14 or newer/,
    );
  });

  it.each([
    [{ client: 'better-sqlite3', connection: ':memory:' }, 'client'],
    [
      {
        client: 'pg',
        connection: 'postgresql://localhost/pitstop',
        plugin: { search: { client: 'better-sqlite3' } },
      },
      'plugin.search.client',
    ],
  ])('refuses other databases, for all plugins: %j', async (database, key) => {
    await expect(check(database)).rejects.toThrow(
      `backend.database.${key} is 'better-sqlite3': set it to 'pg'`,
    );
  });

  it('refuses a URL that is not of PostgreSQL', async () => {
    await expect(
      check({ client: 'pg', connection: 'mysql://localhost/pitstop' }),
    ).rejects.toThrow(/the database URL doesn't begin with postgresql:/);
  });

  it('names the server that it cannot reach, and keeps the password', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    server.close();
    await once(server, 'close');

    const refusal = check({
      client: 'pg',
      connection: `postgresql://pitstop:hush@127.0.0.1:${port}/pitstop`,
    });
    await expect(refusal).rejects.toThrow(
      `Cannot use the PostgreSQL server at 127.0.0.1:${port}: `,
    );
    await expect(refusal).rejects.not.toThrow(/hush/);
  });
});

describe('the check of the server', () => {
  const address = 'db.example.com:5432';

  it('accepts PostgreSQL from 14 on', () => {
    for (const number of [140_000, 180_004]) {
      expect(() =>
        refuseOtherServers({ version: 'PostgreSQL 14.0', number }, address),
      ).not.toThrow();
    }
  });

  it.each([
    { version: 'PostgreSQL 13.18 on x86_64', number: 130_018 },
    { version: 'CockroachDB CCL v24.1.0', number: 140_000 },
  ])('refuses $version', server => {
    expect(() => refuseOtherServers(server, address)).toThrow(
      `Pitstop runs on PostgreSQL 14 or newer only, but the server at ${address} is ${server.version}.`,
    );
  });
});
