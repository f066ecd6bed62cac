import { ServiceUnavailableError } from '@backstage/errors';
import {
  preparedBytes,
  type AppendedDelivery,
  type PreparedDelivery,
} from './PreparedDelivery';
import type { Outcome } from './StubbornAppender';

const batchDeliveries = 500;
const batchBytes = 4 * 1024 * 1024;

/** So many make an append of their own worth it while another is under way. */
const companionDeliveries = 16;

interface Waiting {
  delivery: PreparedDelivery;
  resolve(appended: AppendedDelivery): void;
  reject(error: Error): void;
}

/** Told about every batch that was written. */
export type BatchObserver = (batch: {
  deliveries: number;
  durationSeconds: number;
}) => void;

/**
 * Collects deliveries that come in at the same time and appends them together.
 *
 * Nobody waits for company: while no append is under way the next one starts at
 * once, with whatever came in during the same turn of the event loop; while one is
 * under way deliveries collect for the next. So the batch grows with the load.
 *
 * Under load a second append may wait behind the first at the database: that
 * then never waits for this process, which is busy with whoever comes next.
 */
export class GroupCommit {
  readonly #append: (batch: PreparedDelivery[]) => Promise<Outcome[]>;
  readonly #observe: BatchObserver;
  readonly #appendsAtOnce: number;
  #waiting: Waiting[] = [];
  readonly #running = new Set<Promise<void>>();
  #atWork = 0;
  #appending = 0;
  #closed = false;

  /**
   * @param options.appendsAtOnce - With more than one, deliveries that were added
   *   at the same time may change places. Default: 1, which keeps their order.
   */
  static create(options: {
    append: (batch: PreparedDelivery[]) => Promise<Outcome[]>;
    observe: BatchObserver;
    appendsAtOnce?: number;
  }): GroupCommit {
    return new GroupCommit(options);
  }

  private constructor(options: {
    append: (batch: PreparedDelivery[]) => Promise<Outcome[]>;
    observe: BatchObserver;
    appendsAtOnce?: number;
  }) {
    this.#append = options.append;
    this.#observe = options.observe;
    this.#appendsAtOnce = options.appendsAtOnce ?? 1;
  }

  /**
   * Resolves after the commit.
   *
   * @throws ServiceUnavailableError if it was closed already, or whatever
   *   kept the delivery out of the log.
   */
  add(delivery: PreparedDelivery): Promise<AppendedDelivery> {
    if (this.#closed) {
      return Promise.reject(
        new ServiceUnavailableError(
          'Devhose is shutting down and takes nothing in; send it again in a moment',
        ),
      );
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ delivery, resolve, reject });
      if (this.#atWork < this.#appendsAtOnce && this.#isWorthIt(this.#atWork)) {
        const running = this.#run();
        this.#running.add(running);
        void running.then(() => this.#running.delete(running));
      }
    });
  }

  /** Takes nothing in any more and resolves when all that was taken in is answered. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#running);
  }

  async #run(): Promise<void> {
    this.#atWork++;
    await new Promise(setImmediate);
    while (this.#isWorthIt(this.#appending)) {
      await this.#write(this.#takeBatch());
    }
    this.#atWork--;
  }

  /** Whether to append what waits, or to leave it to those that are at work. */
  #isWorthIt(others: number): boolean {
    return this.#waiting.length >= (others === 0 ? 1 : companionDeliveries);
  }

  #takeBatch(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { delivery } of this.#waiting) {
      bytes += preparedBytes(delivery);
      if (count > 0 && (count === batchDeliveries || bytes > batchBytes)) {
        break;
      }
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  async #write(batch: Waiting[]): Promise<void> {
    const startedAt = performance.now();
    this.#appending++;
    const outcomes = await this.#append(batch.map(({ delivery }) => delivery));
    this.#appending--;
    this.#observe({
      deliveries: batch.length,
      durationSeconds: (performance.now() - startedAt) / 1000,
    });
    for (const [index, waiting] of batch.entries()) {
      const outcome = outcomes[index];
      if ('error' in outcome) {
        waiting.reject(outcome.error);
      } else {
        waiting.resolve(outcome);
      }
    }
  }
}
