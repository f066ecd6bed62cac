import type { Knex } from 'knex';
import type { EncodedBody } from './encodeBody';
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

/** Bodies as they are kept, in their order. */
export type EncodeBodies = (
  bodies: readonly Buffer[],
) => Promise<EncodedBody[]>;

/** The log in PostgreSQL. */
export class DeliveryLog implements Appender {
  readonly #knex: Knex;
  readonly #partitions: Partitions;
  readonly #head: LogHead;
  readonly #encode: EncodeBodies;

  static create(options: {
    knex: Knex;
    partitions: Partitions;
    head: LogHead;
    encode: EncodeBodies;
  }): DeliveryLog {
    return new DeliveryLog(options);
  }

  private constructor(options: {
    knex: Knex;
    partitions: Partitions;
    head: LogHead;
    encode: EncodeBodies;
  }) {
    this.#knex = options.knex;
    this.#partitions = options.partitions;
    this.#head = options.head;
    this.#encode = options.encode;
  }

  async append(
    batch: readonly PreparedDelivery[],
  ): Promise<AppendedDelivery[]> {
    await this.#partitions.ensure(
      batch.map(delivery => monthOf(delivery.receivedAt)),
    );
    const encoded = await this.#encode(batch.map(({ body }) => body));
    const { rows } = await this.#knex.raw<{
      rows: Array<{ delivery: number; sequence: string; stored: boolean }>;
    }>(appendStatement, appendBindings(batch, encoded));

    const appended = new Array<AppendedDelivery>(batch.length);
    for (const row of rows) {
      const sequence = Number(row.sequence);
      appended[row.delivery - 1] = { sequence, stored: row.stored };
      this.#head.reached(sequence);
    }
    return appended;
  }
}
