import { NotFoundError } from '@backstage/errors';
import type { DeliveryDetails } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { decodeBody, type BodyEncoding } from '../log/encodeBody';
import { readProof } from '../log/proofText';
import type { InterpretationStatus } from '../log/PreparedDelivery';

interface DeliveryRow {
  received_at: Date;
  source: string;
  delivery_id: string;
  event_name: string;
  headers: Record<string, string>;
  body_bytes: number;
  interpretation: InterpretationStatus;
  quarantine_reason: string | null;
  interpreter_version: number | null;
  proof: string | null;
}

/** Reads single deliveries as they came in. */
export class DeliveryReader {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DeliveryReader {
    return new DeliveryReader(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @throws NotFoundError if there is none. */
  async details(sequence: number): Promise<DeliveryDetails> {
    const row = await this.#row<DeliveryRow>(sequence, [
      'received_at',
      'source',
      'delivery_id',
      'event_name',
      'headers',
      'body_bytes',
      'interpretation',
      'quarantine_reason',
      'interpreter_version',
      'proof',
    ]);
    return {
      sequence,
      receivedAt: row.received_at.toISOString(),
      source: row.source,
      deliveryId: row.delivery_id,
      eventName: row.event_name,
      headers: row.headers,
      bodyBytes: row.body_bytes,
      proof: row.proof === null ? undefined : readProof(row.proof),
      interpretation: {
        status: row.interpretation,
        reason: row.quarantine_reason ?? undefined,
        interpreterVersion: row.interpreter_version ?? undefined,
      },
    };
  }

  /**
   * The body, byte for byte.
   *
   * @throws NotFoundError if there is no such delivery.
   */
  async body(sequence: number): Promise<Buffer> {
    const row = await this.#row<{ body: Buffer; body_encoding: BodyEncoding }>(
      sequence,
      ['body', 'body_encoding'],
    );
    return decodeBody(row.body, row.body_encoding);
  }

  async #row<Row>(sequence: number, columns: string[]): Promise<Row> {
    const key = await this.#knex('delivery_keys')
      .select<Array<{ received_at: Date }>>('received_at')
      .where({ sequence })
      .first();
    const row =
      key &&
      (await this.#knex('deliveries')
        .select<Row[]>(columns)
        .where({ sequence, received_at: key.received_at })
        .first());
    if (row === undefined) {
      throw new NotFoundError(
        (await this.#whereItWent(sequence)) ??
          `There is no delivery ${sequence} in the log`,
      );
    }
    return row as Row;
  }

  async #whereItWent(sequence: number): Promise<string | undefined> {
    const archive = await this.#knex('archives as a')
      .join('delivery_keys as k', 'k.source', 'a.source')
      .where('k.sequence', sequence)
      .whereRaw('k.sequence between a.first_sequence and a.last_sequence')
      .whereRaw(
        `date_trunc('month', k.received_at at time zone 'UTC')::date = a.month`,
      )
      .whereIn('a.state', ['removing', 'removed'])
      .first<{ name: string } | undefined>('a.name');
    return (
      archive &&
      `Delivery ${sequence} has expired; it is in the file ${archive.name} of the archive`
    );
  }
}
