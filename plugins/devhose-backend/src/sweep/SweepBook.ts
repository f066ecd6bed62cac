import type { SourceSweep } from '@pitstop/plugin-devhose-common';
import type { SentDelivery } from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';

/** How far a source has been swept. */
export interface SweepProgress {
  /** What was sent before is known to be in the log or among the gaps. */
  sweptUntil?: Date;
  /** The tool does not want to be asked before. */
  notBefore?: Date;
}

/** A delivery that is still missing. */
export interface OpenGap {
  deliveryId: string;
  sentAt: Date;
  /** How often the tool was asked to send it again. */
  requests: number;
}

/** A gap is repaired by the log itself, whatever way the delivery came. */
const isRepaired = `exists (
  select from delivery_keys k
  where k.source = g.source and k.delivery_id = g.delivery_id)`;

/** What is known of the sweeps, in the database. */
export class SweepBook {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): SweepBook {
    return new SweepBook(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async progress(source: string): Promise<SweepProgress> {
    const row = await this.#knex('source_sweeps')
      .first('swept_until', 'not_before')
      .where({ source });
    return {
      sweptUntil: row?.swept_until ?? undefined,
      notBefore: row?.not_before ?? undefined,
    };
  }

  /** Of these deliveries, those that are not in the log. */
  async missing(
    source: string,
    sent: readonly SentDelivery[],
  ): Promise<SentDelivery[]> {
    const known: string[] = await this.#knex('delivery_keys')
      .where({ source })
      .whereIn(
        'delivery_id',
        sent.map(({ deliveryId }) => deliveryId),
      )
      .pluck('delivery_id');
    const inLog = new Set(known);
    return sent.filter(({ deliveryId }) => !inLog.has(deliveryId));
  }

  /** Remembers a missing delivery. @returns what was known of it already. */
  async found(
    source: string,
    { deliveryId, sentAt }: SentDelivery,
  ): Promise<OpenGap> {
    const { rows } = await this.#knex.raw<{
      rows: Array<{ sent_at: Date; requests: number }>;
    }>(
      `insert into source_gaps as g (source, delivery_id, sent_at)
       values (?, ?, ?)
       on conflict (source, delivery_id)
       do update set sent_at = least(g.sent_at, excluded.sent_at), lost_at = null
       returning sent_at, requests`,
      [source, deliveryId, sentAt],
    );
    const [{ sent_at, requests }] = rows;
    return { deliveryId, sentAt: sent_at, requests };
  }

  /** When the oldest of the gaps that are still open was sent. */
  async oldestOpen(source: string): Promise<Date | undefined> {
    const { rows } = await this.#knex.raw<{ rows: Array<{ at: Date | null }> }>(
      `select min(g.sent_at) as at from source_gaps g
       where g.source = ? and g.lost_at is null and not ${isRepaired}`,
      [source],
    );
    return rows[0].at ?? undefined;
  }

  /** The tool was asked to send it again; or why that failed. */
  async requested(
    source: string,
    deliveryId: string,
    error?: string,
  ): Promise<void> {
    await this.#knex('source_gaps')
      .where({ source, delivery_id: deliveryId })
      .update({
        requests: this.#knex.raw('requests + 1'),
        last_error: error ?? null,
      });
  }

  /** What was sent before is forgotten by the tool; open gaps of then stay open for ever. */
  async forgotten(source: string, before: Date): Promise<void> {
    await this.#knex.raw(
      `update source_gaps g set lost_at = now()
       where g.source = ? and g.sent_at < ? and g.lost_at is null and not ${isRepaired}`,
      [source, before],
    );
  }

  /** The sweep got through; `error` says what failed of it all the same. */
  async sweptUntil(
    source: string,
    sweptUntil: Date,
    error?: string,
  ): Promise<void> {
    await this.#write(source, {
      swept_until: sweptUntil,
      swept_at: this.#knex.fn.now(),
      not_before: null,
      last_error: error ?? null,
    });
  }

  /** The sweep did not get through. */
  async failed(source: string, error: string, notBefore?: Date): Promise<void> {
    await this.#write(source, {
      last_error: error,
      not_before: notBefore ?? null,
    });
  }

  /** What operators are told; of sources that were swept. */
  async status(): Promise<Map<string, SourceSweep>> {
    const { rows } = await this.#knex.raw<{
      rows: Array<{
        source: string;
        swept_at: Date | null;
        last_error: string | null;
        found: number;
        repaired: number;
        lost: number;
      }>;
    }>(
      `select s.source, s.swept_at, s.last_error,
         count(g.*)::integer as found,
         (count(g.*) filter (where ${isRepaired}))::integer as repaired,
         (count(g.*) filter (where g.lost_at is not null and not ${isRepaired}))::integer as lost
       from source_sweeps s left join source_gaps g using (source)
       group by s.source`,
    );
    return new Map(
      rows.map(row => [
        row.source,
        {
          sweptAt: row.swept_at?.toISOString(),
          gapsFound: row.found,
          gapsRepaired: row.repaired,
          gapsLost: row.lost,
          lastError: row.last_error ?? undefined,
        },
      ]),
    );
  }

  async #write(source: string, values: Knex.DbRecord<object>): Promise<void> {
    await this.#knex('source_sweeps')
      .insert({ source, ...values })
      .onConflict('source')
      .merge();
  }
}
