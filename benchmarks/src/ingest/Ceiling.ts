import { Client } from 'pg';
import { median } from '../lib/statistics';

/** What is measured once is measured by chance. */
const passes = 3;

const tables = ['delivery_keys', 'deliveries', 'events'] as const;
type Table = (typeof tables)[number];

/** What one transaction wrote: per table, its columns. */
type Batch = Record<Table, unknown[][]>;

interface Column {
  name: string;
  type: string;
}

/** What bare PostgreSQL takes for the same rows. */
export interface CeilingRound {
  deliveries: number;
  batches: number;
  seconds: number;
}

/**
 * The ceiling: the rows that Devhose wrote, in the batches it wrote them in, into
 * an empty log of the same tables and indexes, through `pg` on one connection.
 * No HTTP, no signature, no interpretation, no search for repeats.
 *
 * It is measured round by round, right after the round of Devhose that it is
 * the ceiling of: on a shared machine minutes apart are worlds apart.
 */
export class Ceiling {
  readonly #log: Client;
  readonly #empty: Client;
  readonly #columns: ReadonlyMap<Table, Column[]>;
  #lastSequence = 0;

  /** @param options - Two logs: the one that Devhose writes, and an empty one. */
  static async start(options: {
    logUrl: string;
    emptyLogUrl: string;
  }): Promise<Ceiling> {
    const log = new Client(options.logUrl);
    const empty = new Client(options.emptyLogUrl);
    await log.connect();
    await empty.connect();
    const columns = new Map<Table, Column[]>();
    for (const table of tables) {
      columns.set(table, await columnsOf(log, table));
    }
    return new Ceiling(log, empty, columns);
  }

  private constructor(
    log: Client,
    empty: Client,
    columns: ReadonlyMap<Table, Column[]>,
  ) {
    this.#log = log;
    this.#empty = empty;
    this.#columns = columns;
  }

  /** Of what was written since the last time. */
  async measure(): Promise<CeilingRound> {
    const batches = await this.#newBatches();
    const seconds: number[] = [];
    for (let pass = 0; pass < passes; pass++) {
      seconds.push(await this.#write(batches));
    }
    const deliveries = batches.reduce(
      (total, { delivery_keys }) => total + delivery_keys[0].length,
      0,
    );
    return { deliveries, batches: batches.length, seconds: median(seconds) };
  }

  async stop(): Promise<void> {
    await this.#log.end();
    await this.#empty.end();
  }

  async #newBatches(): Promise<Batch[]> {
    const { rows } = await this.#log.query<{ last: string }>(
      'select max(sequence) as last from deliveries',
    );
    const last = Number(rows[0].last);
    const batches = new Map<string, Batch>();
    for (const table of tables) {
      await this.#readInto(batches, table, last);
    }
    this.#lastSequence = last;
    return [...batches.values()];
  }

  /** Reads a table as text, column by column, by the transaction that wrote its rows. */
  async #readInto(batches: Map<string, Batch>, table: Table, last: number) {
    const values = this.#columnsOf(table).map(({ name, type }) =>
      type === 'bytea' ? `"${name}"` : `"${name}"::text`,
    );
    const { rows } = await this.#log.query<unknown[]>({
      text: `select xmin::text, ${values.join(', ')} from ${table}
             where sequence > $1 and sequence <= $2 order by sequence`,
      values: [this.#lastSequence, last],
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

  async #write(batches: Batch[]): Promise<number> {
    await this.#empty.query(`truncate ${tables.join(', ')}`);
    await this.#empty.query('checkpoint');
    const start = performance.now();
    for (const batch of batches) {
      await this.#empty.query('begin');
      for (const table of tables) {
        if (batch[table].length > 0) {
          await this.#empty.query(this.#insertion(table), batch[table]);
        }
      }
      await this.#empty.query('commit');
    }
    return (performance.now() - start) / 1000;
  }

  #insertion(table: Table): string {
    const columns = this.#columnsOf(table);
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const parameters = columns
      .map(({ type }, index) => `$${index + 1}::${type}[]`)
      .join(', ');
    return `insert into ${table} (${names}) select * from unnest(${parameters})`;
  }

  #columnsOf(table: Table): Column[] {
    return this.#columns.get(table) ?? [];
  }
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
