import {
  AuthenticationError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  DeliveryProof,
  IngestReceipt,
} from '@pitstop/plugin-devhose-common';
import type {
  DeliveryHeaders,
  DeliverySource,
  HandshakeAnswer,
} from '@pitstop/plugin-devhose-node';
import type { EventsCopy } from '../deliver/EventsCopy';
import type { DeliveryPreparer } from '../interpret/DeliveryPreparer';
import { isTestDelivery } from '../interpret/isTestDelivery';
import type { GroupCommit } from '../log/GroupCommit';
import type { PreparedDelivery } from '../log/PreparedDelivery';
import type { SourceOutcome } from '../health/SourceOutcome';
import type { SourceTally } from '../health/SourceTally';
import type { DevhoseMetrics } from '../metrics/DevhoseMetrics';

/** A request from a sender, read but not yet trusted. */
export interface IncomingDelivery {
  body: Buffer;
  headers: DeliveryHeaders;
  query: URLSearchParams;
  receivedAt: Date;
}

/** What a sender is told: what became of its delivery, or what a handshake asks for. */
export type IntakeAnswer =
  | { receipt: IngestReceipt }
  | { handshake: HandshakeAnswer };

/** Takes deliveries from senders into the log. */
export class DeliveryIntake {
  readonly #preparer: DeliveryPreparer;
  readonly #log: GroupCommit;
  readonly #metrics: DevhoseMetrics;
  readonly #tally: SourceTally;
  readonly #copy: EventsCopy;

  static create(options: {
    preparer: DeliveryPreparer;
    log: GroupCommit;
    metrics: DevhoseMetrics;
    tally: SourceTally;
    copy: EventsCopy;
  }): DeliveryIntake {
    return new DeliveryIntake(options);
  }

  private constructor(options: {
    preparer: DeliveryPreparer;
    log: GroupCommit;
    metrics: DevhoseMetrics;
    tally: SourceTally;
    copy: EventsCopy;
  }) {
    this.#preparer = options.preparer;
    this.#log = options.log;
    this.#metrics = options.metrics;
    this.#tally = options.tally;
    this.#copy = options.copy;
  }

  /**
   * Resolves when the delivery is in the log, for ever; what is only a
   * handshake goes nowhere.
   *
   * @throws AuthenticationError if it isn't signed, NotAllowedError if it is
   *   signed wrongly, InputError if it doesn't say which delivery it is,
   *   ServiceUnavailableError if it could not be stored.
   */
  async take(
    source: DeliverySource,
    incoming: IncomingDelivery,
  ): Promise<IntakeAnswer> {
    const { body, headers, receivedAt } = incoming;
    const proof = await this.#proveGenuine(source, incoming);
    const handshake = source.handshake?.({
      method: 'POST',
      headers,
      query: incoming.query,
      body,
    });
    if (handshake) {
      return { handshake };
    }

    const prepared = this.#preparer.prepare(
      source,
      {
        source: source.id,
        deliveryId: source.deliveryId(body, headers),
        eventName: source.eventName(body, headers),
        receivedAt,
        headers,
        body,
      },
      proof,
    );
    try {
      const { sequence, stored } = await this.#log.add(prepared);
      const status = stored ? 'stored' : 'duplicate';
      this.#metrics.countDelivery(source.id, status);
      const test = isTestDelivery(headers);
      this.#count(
        source.id,
        test ? 'test' : outcomeOf(prepared, stored),
        proof,
      );
      if (stored && !test) {
        // The sender does not wait for others' handlers.
        void this.#copy.publish(prepared, body, sequence);
      }
      return { receipt: { status, sequence } };
    } catch (error) {
      this.#metrics.countDelivery(source.id, 'failed');
      throw error instanceof ServiceUnavailableError
        ? error
        : new ServiceUnavailableError(
            `Delivery ${prepared.deliveryId} could not be stored; send it again`,
          );
    }
  }

  #count(source: string, outcome: SourceOutcome, proof?: DeliveryProof): void {
    this.#tally.count(source, outcome);
    if (proof?.secret && outcome !== 'test') {
      const { position, fingerprint } = proof.secret;
      this.#tally.count(source, `secret ${position} ${fingerprint}`);
    }
  }

  async #proveGenuine(
    source: DeliverySource,
    { body, headers }: IncomingDelivery,
  ): Promise<DeliveryProof | undefined> {
    const verdict = await source.verify(body, headers);
    if (verdict.verdict === 'genuine') {
      return verdict.proof;
    }
    this.#metrics.countDelivery(source.id, verdict.verdict);
    throw verdict.verdict === 'unsigned'
      ? new AuthenticationError(verdict.reason)
      : new NotAllowedError(verdict.reason);
  }
}

function outcomeOf(
  { interpretation }: PreparedDelivery,
  stored: boolean,
): SourceOutcome {
  return stored ? interpretation : 'duplicate';
}
