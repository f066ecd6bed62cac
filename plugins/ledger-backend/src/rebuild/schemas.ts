import type { Knex } from 'knex';
import { generationTables } from './generationTables';

/** Where the generations lie. */
export interface Schemas {
  live: string;
  rebuild: string;
  previous: string;
}

export async function findSchemas(knex: Knex): Promise<Schemas> {
  const { rows } = await knex.raw<{ rows: Array<{ live: string }> }>(
    `select current_schema() as live`,
  );
  const [{ live }] = rows;
  return { live, rebuild: `${live}_rebuild`, previous: `${live}_previous` };
}

interface Index {
  name: string;
  definition: string;
  /** Of a primary key. */
  constraint: string | null;
}

/** Makes empty tables like the live ones, with the same names of everything. */
export async function createGeneration(
  transaction: Knex.Transaction,
  { live, rebuild }: Schemas,
): Promise<void> {
  await transaction.raw('drop schema if exists ?? cascade', [rebuild]);
  await transaction.raw('create schema ??', [rebuild]);
  for (const table of generationTables) {
    await transaction.raw(
      'create table ??.?? (like ??.?? including all excluding indexes)',
      [rebuild, table, live, table],
    );
    for (const index of await readIndexes(transaction, live, table)) {
      await transaction.raw(
        index.constraint === null
          ? inSchema(index.definition, live, rebuild)
          : `alter table ??.?? add constraint ?? ${index.constraint}`,
        index.constraint === null ? [] : [rebuild, table, index.name],
      );
    }
  }
}

async function readIndexes(
  transaction: Knex.Transaction,
  schema: string,
  table: string,
): Promise<Index[]> {
  const { rows } = await transaction.raw<{ rows: Index[] }>(
    `select class.relname as name,
       pg_get_indexdef(class.oid) as definition,
       pg_get_constraintdef(pg_constraint.oid) as constraint
     from pg_index
     join pg_class as class on class.oid = indexrelid
     left join pg_constraint
       on conindid = indexrelid and contype = 'p'
     where indrelid = format('%I.%I', cast(:schema as text), cast(:table as text))::regclass
     order by name`,
    { schema, table },
  );
  return rows;
}

/** PostgreSQL writes the schema of the table into every definition. */
function inSchema(definition: string, from: string, to: string): string {
  const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
  return definition
    .replace(` ON ${from}.`, ` ON ${quote(to)}.`)
    .replace(` ON ${quote(from)}.`, ` ON ${quote(to)}.`);
}

/**
 * Keeps generations from being made, exchanged and thrown away until the
 * transaction ends.
 */
export async function lockRebuilds(
  transaction: Knex.Transaction,
): Promise<void> {
  await transaction.raw('lock table rebuilds in share row exclusive mode');
}

/** Keeps everybody else away from the tables until the transaction ends. */
export async function lockGeneration(
  transaction: Knex.Transaction,
  schema: string,
): Promise<void> {
  for (const table of generationTables) {
    await transaction.raw('lock table ??.?? in access exclusive mode', [
      schema,
      table,
    ]);
  }
}

export async function moveGeneration(
  transaction: Knex.Transaction,
  from: string,
  to: string,
): Promise<void> {
  for (const table of generationTables) {
    await transaction.raw('alter table ??.?? set schema ??', [from, table, to]);
  }
}

/** Whether there are tables of a generation in a schema. */
export async function hasGeneration(
  knex: Knex,
  schema: string,
): Promise<boolean> {
  const rows = await knex('information_schema.tables')
    .select('table_name')
    .where({ table_schema: schema, table_name: generationTables[0] });
  return rows.length > 0;
}
