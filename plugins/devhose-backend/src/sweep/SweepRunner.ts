import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotFoundError,
  stringifyError,
} from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  ToolBusyError,
  type DeliverySource,
  type SentContent,
  type SentDelivery,
  type SourceSweeper,
} from '@pitstop/plugin-devhose-node';
import type { FeedIntake } from '../feed/FeedIntake';
import type { SweepBook } from './SweepBook';

/** What was sent just now may still be on its way. */
const settleMilliseconds = 60_000;

/** The tool's clock may differ from ours by so much. */
const overlapMilliseconds = 5 * 60_000;

const comparedAtOnce = 200;

/** In the log, where a delivery that did not come by itself says so. */
const sweptHeader = 'devhose-swept-at';

/** Finds what a tool sent and what never came in, and has it brought in. */
export class SweepRunner {
  readonly #book: SweepBook;
  readonly #intake: FeedIntake;
  readonly #logger: LoggerService;

  static create(options: {
    book: SweepBook;
    intake: FeedIntake;
    logger: LoggerService;
  }): SweepRunner {
    return new SweepRunner(options.book, options.intake, options.logger);
  }

  private constructor(
    book: SweepBook,
    intake: FeedIntake,
    logger: LoggerService,
  ) {
    this.#book = book;
    this.#intake = intake;
    this.#logger = logger;
  }

  /** Sweeps once. What fails is logged and told to operators, and tried again next time. */
  async run(
    source: DeliverySource,
    sweeper: SourceSweeper,
    signal: AbortSignal,
  ): Promise<void> {
    const startedAt = Date.now();
    const { sweptUntil, notBefore } = await this.#book.progress(source.id);
    if (notBefore && notBefore.getTime() > startedAt) {
      return;
    }
    const reach = new Date(startedAt - durationToMilliseconds(sweeper.reach));
    const until = new Date(startedAt - settleMilliseconds);
    try {
      await this.#book.forgotten(source.id, reach);
      const since = await this.#since(source.id, reach, sweptUntil);
      const error = await this.#sweep(source, sweeper, {
        since,
        until,
        signal,
      });
      await this.#book.sweptUntil(source.id, until, error);
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      const reason = stringifyError(error);
      this.#logger.warn(`Sweeping ${source.id} did not get through: ${reason}`);
      await this.#book.failed(
        source.id,
        reason,
        error instanceof ToolBusyError ? error.retryAt : undefined,
      );
    }
  }

  /** Back to the oldest gap that is open, so that it is tried again. */
  async #since(
    source: string,
    reach: Date,
    sweptUntil: Date | undefined,
  ): Promise<Date> {
    const oldest = await this.#book.oldestOpen(source);
    const from = Math.min(
      sweptUntil ? sweptUntil.getTime() : reach.getTime(),
      oldest ? oldest.getTime() : Infinity,
    );
    return new Date(Math.max(from - overlapMilliseconds, reach.getTime()));
  }

  /** @returns why some of it could not be repaired. */
  async #sweep(
    source: DeliverySource,
    sweeper: SourceSweeper,
    { since, until, signal }: { since: Date; until: Date; signal: AbortSignal },
  ): Promise<string | undefined> {
    let problem: string | undefined;
    let batch = new Map<string, SentDelivery>();
    const repair = async () => {
      const missing = await this.#book.missing(source.id, [...batch.values()]);
      batch = new Map();
      for (const delivery of missing) {
        problem = (await this.#repair(source, delivery, signal)) ?? problem;
      }
    };
    for await (const delivery of sweeper.sent({ since, signal })) {
      if (delivery.sentAt <= until) {
        batch.set(delivery.deliveryId, delivery);
      }
      if (batch.size === comparedAtOnce) {
        await repair();
      }
    }
    await repair();
    return problem;
  }

  /** Has it sent again; where that did not help before, reads it. */
  async #repair(
    source: DeliverySource,
    sent: SentDelivery,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const { deliveryId } = sent;
    const { requests } = await this.#book.found(source.id, sent);
    try {
      if (sent.read && (requests > 0 || !sent.sendAgain)) {
        const content = await sent.read();
        await this.#take(source, deliveryId, content, signal);
      } else {
        await sent.sendAgain?.();
        await this.#book.requested(source.id, deliveryId);
      }
      return undefined;
    } catch (error) {
      if (error instanceof ToolBusyError || signal.aborted) {
        throw error;
      }
      const reason = `Delivery ${deliveryId} could not be had: ${stringifyError(
        error,
      )}`;
      await this.#book.requested(source.id, deliveryId, reason);
      this.#logger.warn(`${reason} (source ${source.id})`);
      return reason;
    }
  }

  async #take(
    source: DeliverySource,
    deliveryId: string,
    content: SentContent | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    if (content === undefined) {
      throw new NotFoundError('the tool does not know it any more');
    }
    const { body, headers } = content;
    const read = source.deliveryId(body, headers);
    if (read !== deliveryId) {
      throw new ConflictError(`the tool tells another one, ${read}`);
    }
    const swept = {
      body,
      headers: { ...headers, [sweptHeader]: new Date().toISOString() },
    };
    await this.#intake.take(source, [swept], signal);
  }
}
