import type { Knex } from 'knex';

/** Appends that follow each other faster than this come in a stream. */
const streamMilliseconds = 25;

/** How far the log is known to have grown, and those who wait for more. */
export class LogHead {
  readonly #waiters = new Set<{ after: number; wake: () => void }>();
  #known = 0;
  #movedAtMilliseconds = 0;
  #isStreaming = false;

  static create(): LogHead {
    return new LogHead();
  }

  private constructor() {}

  /** Whether anybody waits. */
  get awaited(): boolean {
    return this.#waiters.size > 0;
  }

  /** How many deliveries are known to have come in since a position. */
  since(after: number): number {
    return Math.max(0, this.#known - after);
  }

  /** Whether more comes in close behind what came in last. */
  get isStreaming(): boolean {
    return (
      this.#isStreaming &&
      performance.now() - this.#movedAtMilliseconds < streamMilliseconds
    );
  }

  /** Everything up to this sequence number is committed. */
  reached(sequence: number): void {
    if (sequence <= this.#known) {
      return;
    }
    this.#known = sequence;
    const now = performance.now();
    this.#isStreaming = now - this.#movedAtMilliseconds < streamMilliseconds;
    this.#movedAtMilliseconds = now;
    for (const waiter of this.#waiters) {
      if (sequence > waiter.after) {
        waiter.wake();
      }
    }
  }

  /** Resolves when something after this position is committed, or the signal is aborted. */
  async beyond(after: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#known > after) {
      return;
    }
    await new Promise<void>(resolve => {
      const waiter = {
        after,
        wake: () => {
          this.#waiters.delete(waiter);
          signal.removeEventListener('abort', waiter.wake);
          resolve();
        },
      };
      this.#waiters.add(waiter);
      signal.addEventListener('abort', waiter.wake);
    });
  }
}

/** The highest sequence number that is visible; 0 while the log is empty. */
export async function readHead(knex: Knex): Promise<number> {
  const row = await knex('delivery_keys')
    .max<{ head: string | null }>({ head: 'sequence' })
    .first();
  return Number(row?.head ?? 0);
}
