import type { Knex } from 'knex';
import { columnOf, numbersOf } from './columns';
import type { Columns, ColumnTable } from './tables';

/**
 * Reads the rows of a table with these keys, by key; those without rows are
 * not there.
 *
 * @param besides - SQL of what is wanted of each key besides its columns.
 */
export async function readColumns<Name extends string, Besides extends object>(
  knex: Knex,
  { key, from, order, columns }: ColumnTable<Name>,
  keys: readonly string[],
  besides: Record<keyof Besides & string, string>,
): Promise<Map<string, { columns: Columns<Name>; besides: Besides }>> {
  const names = Object.keys(columns) as Name[];
  const selected = [
    ...names.map(name => `${columnOf(columns[name], order)} as "${name}"`),
    ...Object.entries<string>(besides).map(
      ([name, sql]) => `${sql} as "${name}"`,
    ),
  ];
  const { rows } = await knex.raw<{
    rows: Array<Record<Name, Buffer> & Besides & { key: string; rows: number }>;
  }>(
    `select ${key} as key, count(*)::int as rows, ${selected.join(', ')}
     from ${from}
     where ${key} = any(:keys)
     group by ${key}`,
    { keys },
  );
  return new Map(
    rows.map(row => [
      row.key,
      {
        columns: Object.assign(
          { rows: row.rows },
          ...names.map(name => ({ [name]: numbersOf(row[name]) })),
        ),
        besides: row,
      },
    ]),
  );
}
