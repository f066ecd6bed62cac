import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import {
  Backoff,
  type DeliverySource,
  type FedMessage,
} from '@pitstop/plugin-devhose-node';
import type { EventsCopy } from '../deliver/EventsCopy';
import type { DeliveryPreparer } from '../interpret/DeliveryPreparer';
import type { GroupCommit } from '../log/GroupCommit';
import { isTransient } from '../log/isTransient';
import type { PreparedDelivery } from '../log/PreparedDelivery';
import type { SourceTally } from '../health/SourceTally';
import type { DevhoseMetrics } from '../metrics/DevhoseMetrics';

/** Whoever it was asked of was known by its address. */
const fetched = { scheme: 'fetched' };

/** Takes what feeds bring into the log. */
export class FeedIntake {
  readonly #preparer: DeliveryPreparer;
  readonly #log: GroupCommit;
  readonly #metrics: DevhoseMetrics;
  readonly #tally: SourceTally;
  readonly #copy: EventsCopy;
  readonly #logger: LoggerService;

  static create(options: {
    preparer: DeliveryPreparer;
    log: GroupCommit;
    metrics: DevhoseMetrics;
    tally: SourceTally;
    copy: EventsCopy;
    logger: LoggerService;
  }): FeedIntake {
    return new FeedIntake(options);
  }

  private constructor(options: {
    preparer: DeliveryPreparer;
    log: GroupCommit;
    metrics: DevhoseMetrics;
    tally: SourceTally;
    copy: EventsCopy;
    logger: LoggerService;
  }) {
    this.#preparer = options.preparer;
    this.#log = options.log;
    this.#metrics = options.metrics;
    this.#tally = options.tally;
    this.#copy = options.copy;
    this.#logger = options.logger;
  }

  /**
   * Resolves when all are in the log, in their order.
   *
   * @throws AbortError if the signal is aborted before.
   */
  async take(
    source: DeliverySource,
    messages: readonly FedMessage[],
    signal: AbortSignal,
  ): Promise<void> {
    const receivedAt = new Date();
    const prepared = messages.map(({ headers, body }) =>
      this.#preparer.prepare(
        source,
        {
          source: source.id,
          deliveryId: source.deliveryId(body, headers),
          eventName: source.eventName(body, headers),
          receivedAt,
          headers,
          body,
        },
        fetched,
      ),
    );
    const backoff = Backoff.create();
    let left = prepared.map((delivery, index) => ({
      delivery,
      body: messages[index].body,
    }));
    for (;;) {
      signal.throwIfAborted();
      // Added in one go: the log keeps their order.
      const kept = await Promise.all(
        left.map(({ delivery, body }) => this.#add(delivery, body)),
      );
      left = left.filter((_, index) => !kept[index]);
      if (left.length === 0) {
        return;
      }
      const delayMilliseconds = backoff.next();
      this.#logger.warn(
        `${left.length} messages from ${source.id} could not be stored, trying again in ${delayMilliseconds} ms`,
      );
      await backoff.wait(delayMilliseconds, signal);
    }
  }

  /** Whether there is nothing left to do. */
  async #add(delivery: PreparedDelivery, body: Buffer): Promise<boolean> {
    const { source, deliveryId } = delivery;
    try {
      const { sequence, stored } = await this.#log.add(delivery);
      this.#metrics.countDelivery(source, stored ? 'stored' : 'duplicate');
      this.#tally.count(source, stored ? delivery.interpretation : 'duplicate');
      if (stored) {
        void this.#copy.publish(delivery, body, sequence);
      }
      return true;
    } catch (error) {
      if (error instanceof ServiceUnavailableError || isTransient(error)) {
        return false;
      }
      // Whatever comes after it must not wait for ever.
      this.#metrics.countDelivery(source, 'failed');
      this.#logger.error(
        `The database refuses message ${deliveryId} from ${source}; it is left out`,
        toError(error),
      );
      return true;
    }
  }
}
