import {
  emptyDatabase,
  migrationsDirectory,
} from '../__testUtils__/testDatabase';

describe('migrations', () => {
  it('go up, down without a trace, and up again', async () => {
    const knex = await emptyDatabase();
    const tables = async () =>
      (
        await knex('information_schema.tables')
          .select('table_name')
          .where({ table_schema: 'public' })
          .whereRaw(`table_name not like 'knex%'`)
          .orderBy('table_name')
      ).map(row => row.table_name);

    await knex.migrate.latest({ directory: migrationsDirectory });
    const fresh = await tables();
    expect(fresh).toContain('changes');
    const [key] = await knex('pseudonym_key').select();

    await knex.migrate.rollback({ directory: migrationsDirectory }, true);
    await expect(tables()).resolves.toEqual([]);

    await knex.migrate.latest({ directory: migrationsDirectory });
    await expect(tables()).resolves.toEqual(fresh);
    const [anotherKey] = await knex('pseudonym_key').select();
    expect(anotherKey.inner_key).not.toEqual(key.inner_key);
  });

  it('explain every table', async () => {
    const knex = await emptyDatabase();
    await knex.migrate.latest({ directory: migrationsDirectory });

    const { rows } = await knex.raw(
      `select relname from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r'
         and relname not like 'knex%' and obj_description(oid) is null`,
    );
    expect(rows).toEqual([]);
  });
});
