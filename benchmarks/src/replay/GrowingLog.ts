import type { Client } from 'pg';

/** So many rows with each statement: little memory, and something to tell in between. */
const chunkDeliveries = 50_000;

const tables = ['delivery_keys', 'deliveries', 'events'] as const;
type Table = (typeof tables)[number];

/**
 * A log that grows by copies of deliveries that were really taken in and had
 * events: each copy has a sequence number and an id of its own, and the events of
 * the original. Tables and indexes are those of the product; only the way in is shorter.
 */
export class GrowingLog {
  readonly #client: Client;
  /** Per table, the columns that a copy has from its original. */
  readonly #columns: ReadonlyMap<Table, string>;
  readonly #originals: { deliveries: number; events: number };
  #copies = 0;

  static async of(client: Client): Promise<GrowingLog> {
    await client.query(`
      create temp table originals as
        select sequence, row_number() over (order by sequence) as position
        from deliveries d
        where exists (
          select from events e
          where e.sequence = d.sequence and e.received_at = d.received_at
        );
      create unique index on originals (sequence);
      analyze originals;
    `);
    for (const table of tables) {
      await client.query(`
        create temp table original_${table} as
          select t.*, o.position from ${table} t join originals o using (sequence);
        analyze original_${table};
      `);
    }
    const { rows } = await client.query<{ deliveries: number; events: number }>(
      `select
         (select count(*)::int from original_deliveries) as deliveries,
         (select count(*)::int from original_events) as events`,
    );
    const columns = new Map<Table, string>();
    for (const table of tables) {
      columns.set(table, await copiedColumns(client, table));
    }
    return new GrowingLog(client, columns, rows[0]);
  }

  private constructor(
    client: Client,
    columns: ReadonlyMap<Table, string>,
    originals: { deliveries: number; events: number },
  ) {
    this.#client = client;
    this.#columns = columns;
    this.#originals = originals;
  }

  /** Adds copies until there are about so many events; returns how many there are. */
  async growTo(wantedEvents: number): Promise<number> {
    const { deliveries, events } = this.#originals;
    const missing = wantedEvents - (await this.#countEvents());
    const last = this.#copies + Math.max(0, Math.ceil(missing / events));
    const copiesAtOnce = Math.max(1, Math.floor(chunkDeliveries / deliveries));
    while (this.#copies < last) {
      await this.#copy(Math.min(copiesAtOnce, last - this.#copies));
    }
    await this.#client.query(
      `update log_partitions p
       set first_sequence = f.first, last_sequence = f.last
       from (
         select
           date_trunc('month', received_at at time zone 'UTC')::date as month,
           min(sequence) as first, max(sequence) as last
         from delivery_keys group by 1
       ) f
       where f.month = p.month`,
    );
    for (const table of tables) {
      await this.#client.query(`vacuum analyze ${table}`);
    }
    await this.#client.query('checkpoint');
    return this.#countEvents();
  }

  async #copy(copies: number): Promise<void> {
    const { deliveries } = this.#originals;
    const { rows } = await this.#client.query<{ head: string }>(
      'select max(sequence) as head from delivery_keys',
    );
    const first = this.#copies + 1;
    const last = this.#copies + copies;
    for (const table of tables) {
      const columns = this.#columns.get(table);
      const [idColumn, id] =
        table === 'events'
          ? ['', '']
          : ['delivery_id, ', `delivery_id || '-' || copy, `];
      await this.#client.query(
        `insert into ${table} (sequence, ${idColumn}${columns})
         select
           ${rows[0].head}::bigint + (copy - ${first}) * ${deliveries} + position,
           ${id}${columns}
         from original_${table}
           cross join generate_series(${first}, ${last}) as copy
         order by 1`,
      );
    }
    this.#copies = last;
  }

  async #countEvents(): Promise<number> {
    const { rows } = await this.#client.query<{ events: number }>(
      'select count(*)::int as events from events',
    );
    return rows[0].events;
  }
}

async function copiedColumns(client: Client, table: Table): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns
     from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and attname not in ('sequence', 'delivery_id')`,
    [table],
  );
  return rows[0].columns;
}
