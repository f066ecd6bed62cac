import type { Knex } from 'knex';

/** How far the log is known to have grown, and those who wait for more. */
export class LogHead {
  readonly #waiters = new Set<{ after: number; wake: () => void }>();
  #known = 0;

  static create(): LogHead {
    return new LogHead();
  }

  private constructor() {}

  /** Whether anybody waits. */
  get awaited(): boolean {
    return this.#waiters.size > 0;
  }

  /** Everything up to this sequence number is committed. */
  reached(sequence: number): void {
    if (sequence <= this.#known) {
      return;
    }
    this.#known = sequence;
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
