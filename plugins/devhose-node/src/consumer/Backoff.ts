import { setTimeout as sleep } from 'node:timers/promises';

const firstMilliseconds = 100;
const longestMilliseconds = 10_000;

/**
 * Waits that double, spread so that many followers don't come back at once.
 *
 * @public
 */
export class Backoff {
  #nextMilliseconds = firstMilliseconds;

  static create(): Backoff {
    return new Backoff();
  }

  private constructor() {}

  /** It went well: the next failure is a first one. */
  reset(): void {
    this.#nextMilliseconds = firstMilliseconds;
  }

  /** How long to wait before the next attempt, in milliseconds. */
  next(): number {
    const upTo = this.#nextMilliseconds;
    this.#nextMilliseconds = Math.min(upTo * 2, longestMilliseconds);
    return Math.round(upTo * (0.5 + Math.random() / 2));
  }

  /** Ends early, without an error, when the signal is aborted. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    try {
      await sleep(milliseconds, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }
}
