import type { Knex } from 'knex';

/** A table of facts: each row belongs to a unit. */
export interface FactTable<T extends object> {
  name: string;
  /** Columns of the primary key, `unit` among them. */
  key: string[];
  /** All columns, with their types. */
  columns: Record<string, string>;
  /** What is stored of a fact, by column; absent is null. */
  toRow(fact: T): Record<string, unknown>;
}

/**
 * Makes these the rows of the units. Only what differs is written, so
 * that a new event costs what it changes.
 */
export async function replaceRows<T extends object>(
  transaction: Knex.Transaction,
  { name, key, columns, toRow }: FactTable<T>,
  units: string[],
  facts: T[],
): Promise<void> {
  const names = Object.keys(columns);
  const all = names.join(', ');
  const keys = key.join(', ');
  const typed = names.map(column => `${column} ${columns[column]}`).join(', ');
  const updates = names
    .filter(column => !key.includes(column))
    .map(column => `${column} = excluded.${column}`)
    .join(', ');
  await transaction.raw(
    `with derived as materialized (
       select ${all} from json_to_recordset(cast(:rows as json)) as fact (${typed})
     ), gone as (
       delete from ${name}
       where unit = any(:units)
         and (${keys}) not in (select ${keys} from derived)
     )
     insert into ${name} (${all})
     select * from derived
     except
     select ${all} from ${name} where unit = any(:units)
     on conflict (${keys}) do update set ${updates}`,
    { rows: JSON.stringify(facts.map(toRow)), units },
  );
}
