import type { Knex } from 'knex';
import { appendBindings, appendStatement } from './appendBindings';
import type { LogHead } from './LogHead';
import { monthOf } from './month';
import type { Partitions } from './Partitions';
import type { AppendedDelivery, PreparedDelivery } from './PreparedDelivery';

/** What can take deliveries in. */
export interface Appender {
  /**
   * Stores all of them or none. Resolves after the commit, in the order of
   * the batch.
   */
  append(batch: readonly PreparedDelivery[]): Promise<AppendedDelivery[]>;
}

/** The log in PostgreSQL. */
export class DeliveryLog implements Appender {
  readonly #knex: Knex;
  readonly #partitions: Partitions;
  readonly #head: LogHead;

  static create(options: {
    knex: Knex;
    partitions: Partitions;
    head: LogHead;
  }): DeliveryLog {
    return new DeliveryLog(options.knex, options.partitions, options.head);
  }

  private constructor(knex: Knex, partitions: Partitions, head: LogHead) {
    this.#knex = knex;
    this.#partitions = partitions;
    this.#head = head;
  }

  async append(
    batch: readonly PreparedDelivery[],
  ): Promise<AppendedDelivery[]> {
    await this.#partitions.ensure(
      batch.map(delivery => monthOf(delivery.receivedAt)),
    );
    const { rows } = await this.#knex.raw<{
      rows: Array<{ delivery: number; sequence: string; stored: boolean }>;
    }>(appendStatement, appendBindings(batch));

    const appended = new Array<AppendedDelivery>(batch.length);
    for (const row of rows) {
      const sequence = Number(row.sequence);
      appended[row.delivery - 1] = { sequence, stored: row.stored };
      this.#head.reached(sequence);
    }
    return appended;
  }
}
