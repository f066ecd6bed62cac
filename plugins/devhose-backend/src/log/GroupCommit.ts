import { ServiceUnavailableError } from '@backstage/errors';
import {
  preparedBytes,
  type AppendedDelivery,
  type PreparedDelivery,
} from './PreparedDelivery';
import type { Outcome } from './StubbornAppender';

const batchDeliveries = 500;
const batchBytes = 4 * 1024 * 1024;

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
 */
export class GroupCommit {
  readonly #append: (batch: PreparedDelivery[]) => Promise<Outcome[]>;
  readonly #observe: BatchObserver;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  static create(options: {
    append: (batch: PreparedDelivery[]) => Promise<Outcome[]>;
    observe: BatchObserver;
  }): GroupCommit {
    return new GroupCommit(options.append, options.observe);
  }

  private constructor(
    append: (batch: PreparedDelivery[]) => Promise<Outcome[]>,
    observe: BatchObserver,
  ) {
    this.#append = append;
    this.#observe = observe;
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
      this.#running ??= this.#run();
    });
  }

  /** Takes nothing in any more and resolves when all that was taken in is answered. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      await this.#write(this.#takeBatch());
    }
    this.#running = undefined;
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
    const outcomes = await this.#append(batch.map(({ delivery }) => delivery));
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
