import { Client } from 'pg';
import { median } from '../lib/statistics';

/** What is measured once is measured by chance. */
const rounds = 3;

const tables = ['delivery_keys', 'deliveries', 'events'] as const;
type Table = (typeof tables)[number];

/** What one transaction wrote: per table, its columns. */
type Batch = Record<Table, unknown[][]>;

interface Column {
  name: string;
  type: string;
}

async function columnsOf(client: Client, table: Table): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select attname as name, format_type(atttypid, atttypmod) as type
     from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped
     order by attnum`,
    [table],
  );
  return rows;
}

/** Reads a table as text, column by column, by the transaction that wrote its rows. */
async function readByTransaction(
  client: Client,
  table: Table,
  columns: Column[],
  lastSequence: number,
  batches: Map<string, Batch>,
) {
  const values = columns.map(({ name, type }) =>
    type === 'bytea' ? `"${name}"` : `"${name}"::text`,
  );
  const { rows } = await client.query<unknown[]>({
    text: `select xmin::text, ${values.join(
      ', ',
    )} from ${table} where sequence <= $1 order by sequence`,
    values: [lastSequence],
    rowMode: 'array',
  });
  for (const [transaction, ...row] of rows) {
    const key = String(transaction);
    const batch = batches.get(key) ?? {
      delivery_keys: [],
      deliveries: [],
      events: [],
    };
    batches.set(key, batch);
    row.forEach((value, column) => {
      (batch[table][column] ??= []).push(value);
    });
  }
}

/**
 * The ceiling: the rows that Devhose wrote up to a sequence number, in the batches it wrote them
 * in, into the same tables and indexes, through `pg` on one connection. No HTTP, no
 * signature, no interpretation, no search for repeats.
 */
export async function measureCeiling(
  databaseUrl: string,
  lastSequence: number,
) {
  const client = new Client(databaseUrl);
  await client.connect();
  const batches = new Map<string, Batch>();
  const statements = new Map<Table, string>();
  for (const table of tables) {
    const columns = await columnsOf(client, table);
    await readByTransaction(client, table, columns, lastSequence, batches);
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const parameters = columns
      .map(({ type }, index) => `$${index + 1}::${type}[]`)
      .join(', ');
    statements.set(
      table,
      `insert into ${table} (${names}) select * from unnest(${parameters})`,
    );
  }
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await client.query(`truncate ${tables.join(', ')}`);
    await client.query('checkpoint');
    const start = performance.now();
    for (const batch of batches.values()) {
      await client.query('begin');
      for (const [table, statement] of statements) {
        if (batch[table].length > 0) {
          await client.query(statement, batch[table]);
        }
      }
      await client.query('commit');
    }
    seconds.push((performance.now() - start) / 1000);
  }
  await client.end();
  let deliveries = 0;
  for (const { delivery_keys } of batches.values()) {
    deliveries += delivery_keys[0].length;
  }
  return { deliveries, batches: batches.size, seconds: median(seconds) };
}
