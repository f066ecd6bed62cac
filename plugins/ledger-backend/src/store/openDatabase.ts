import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { Knex } from 'knex';

const oldestMajorVersion = 14;

/**
 * Connects to Ledger's own database and brings its tables up to date.
 *
 * @throws ServiceUnavailableError if it isn't a PostgreSQL that is new enough.
 */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  await requirePostgres(knex);
  if (!database.migrations?.skip) {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@pitstop/plugin-ledger-backend',
        'migrations',
      ),
    });
  }
  return knex;
}

async function requirePostgres(knex: Knex): Promise<void> {
  const { client } = knex.client.config;
  if (client !== 'pg') {
    throw new ServiceUnavailableError(
      `Ledger needs PostgreSQL, and backend.database.client is '${client}'; set it to 'pg'`,
    );
  }
  const { rows } = await knex.raw<{ rows: Array<{ version: number }> }>(
    `select current_setting('server_version_num')::int / 10000 as version`,
  );
  const [{ version }] = rows;
  if (version < oldestMajorVersion) {
    throw new ServiceUnavailableError(
      `Ledger needs PostgreSQL ${oldestMajorVersion} or newer, and the server is version ${version}; upgrade it`,
    );
  }
}
