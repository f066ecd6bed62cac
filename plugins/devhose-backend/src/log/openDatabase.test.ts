import { mockServices } from '@backstage/backend-test-utils';
import createKnex, { type Knex } from 'knex';
import { testPostgres } from '../__testUtils__/postgres';
import { migrationsDirectory, openDatabase } from './openDatabase';

const postgres = testPostgres();

async function schemaOf(knex: Knex): Promise<unknown> {
  const { rows } = await knex.raw(`
    select table_name, column_name, data_type, is_nullable
    from information_schema.columns
    where table_schema = 'public' and table_name not like 'knex_%'
    order by 1, 2
  `);
  return rows;
}

describe('the database', () => {
  it('must be PostgreSQL', async () => {
    const knex = createKnex({
      client: 'better-sqlite3',
      useNullAsDefault: true,
    });
    await expect(openDatabase(mockServices.database({ knex }))).rejects.toThrow(
      "Devhose keeps its log in PostgreSQL 14 or newer, but backend.database.client is 'better-sqlite3'; set it to 'pg'",
    );
  });

  it('can be migrated up, down and up again', async () => {
    const knex = await postgres.create();
    const database = mockServices.database({
      knex,
      migrations: { skip: false },
    });
    await openDatabase(database);
    const fresh = await schemaOf(knex);
    expect(fresh).not.toEqual([]);

    await knex.migrate.rollback({ directory: migrationsDirectory }, true);
    await expect(schemaOf(knex)).resolves.toEqual([]);
    const { rows: functions } = await knex.raw(
      "select proname from pg_proc where proname = 'append_deliveries'",
    );
    expect(functions).toEqual([]);

    await openDatabase(database);
    await expect(schemaOf(knex)).resolves.toEqual(fresh);
  });

  it('says what every table and column is for', async () => {
    const knex = await postgres.create();
    await openDatabase(
      mockServices.database({ knex, migrations: { skip: false } }),
    );
    const { rows } = await knex.raw(`
      select c.relname, a.attname
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum >= 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and c.relname not like 'knex_%'
        and (col_description(c.oid, a.attnum) is null or obj_description(c.oid) is null)
    `);
    expect(rows).toEqual([]);
  });
});
