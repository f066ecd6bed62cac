import type { Knex } from 'knex';

/** All that the tables of a schema hold, as text; the migrations' own left out. */
export async function dumpTables(knex: Knex, schema: string): Promise<string> {
  const tables = await knex('information_schema.tables')
    .select('table_name')
    .where({ table_schema: schema })
    .whereRaw(`table_name not like 'knex%'`);
  const dumps: string[] = [];
  for (const { table_name: table } of tables) {
    const rows = await knex.withSchema(schema).select().from(table);
    dumps.push(`${table}: ${JSON.stringify(rows, undefined, 1)}`);
  }
  return dumps.join('\n');
}
