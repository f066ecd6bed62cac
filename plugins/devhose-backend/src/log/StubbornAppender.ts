import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Appender } from './DeliveryLog';
import { isTransient } from './isTransient';
import type { AppendedDelivery, PreparedDelivery } from './PreparedDelivery';

const attempts = 4;
const firstPauseMilliseconds = 100;

/** What became of one delivery of a batch: stored, or the reason why not. */
export type Outcome = AppendedDelivery | { error: Error };

/**
 * Appends batches so that one bad delivery doesn't take the others with it: a
 * batch that the database refuses is halved until the one at fault is found,
 * and that one is stored without its events, in quarantine.
 *
 * A batch that failed for a passing reason, such as a lost connection, is tried
 * again: if its transaction had committed after all, its deliveries are repeats.
 */
export class StubbornAppender {
  readonly #appender: Appender;
  readonly #logger: LoggerService;

  static create(options: {
    appender: Appender;
    logger: LoggerService;
  }): StubbornAppender {
    return new StubbornAppender(options.appender, options.logger);
  }

  private constructor(appender: Appender, logger: LoggerService) {
    this.#appender = appender;
    this.#logger = logger;
  }

  /** Never rejects; one outcome per delivery, in the order of the batch. */
  async append(batch: readonly PreparedDelivery[]): Promise<Outcome[]> {
    try {
      return await this.#appendPatiently(batch);
    } catch (error) {
      if (isTransient(error)) {
        return batch.map(() => ({ error: toError(error) }));
      }
      if (batch.length === 1) {
        return [await this.#appendWithoutEvents(batch[0], toError(error))];
      }
      const middle = batch.length >> 1;
      return [
        ...(await this.append(batch.slice(0, middle))),
        ...(await this.append(batch.slice(middle))),
      ];
    }
  }

  async #appendPatiently(
    batch: readonly PreparedDelivery[],
  ): Promise<AppendedDelivery[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#appender.append(batch);
      } catch (error) {
        if (attempt === attempts || !isTransient(error)) {
          throw error;
        }
        this.#logger.warn(
          `Could not append ${batch.length} deliveries, trying again`,
          toError(error),
        );
        await sleep(firstPauseMilliseconds * 2 ** (attempt - 1));
      }
    }
  }

  async #appendWithoutEvents(
    delivery: PreparedDelivery,
    reason: Error,
  ): Promise<Outcome> {
    const { source, deliveryId } = delivery;
    this.#logger.error(
      `The database refused the events of delivery ${deliveryId} from ${source}; it is stored in quarantine`,
      reason,
    );
    try {
      const [appended] = await this.#appendPatiently([
        {
          ...delivery,
          events: [],
          interpretation: 'quarantined',
          quarantineReason: `The database refused its events: ${reason.message}`,
        },
      ]);
      return appended;
    } catch (error) {
      this.#logger.error(
        `Delivery ${deliveryId} from ${source} cannot be stored`,
        toError(error),
      );
      return { error: toError(error) };
    }
  }
}
