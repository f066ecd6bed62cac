/** Wakes those who wait for a change to who holds what. */
export class LeaseSignal {
  readonly #waiters = new Map<string, Set<() => void>>();

  static create(): LeaseSignal {
    return new LeaseSignal();
  }

  private constructor() {}

  /** Something about this consumer has changed. */
  changed(consumer: string): void {
    for (const wake of this.#waiters.get(consumer) ?? []) {
      wake();
    }
  }

  /** From here on changes are not missed; the promise resolves with the first, or when aborted. */
  next(consumer: string, signal: AbortSignal): Promise<void> {
    const waiters = this.#waiters.get(consumer) ?? new Set();
    this.#waiters.set(consumer, waiters);
    return new Promise<void>(resolve => {
      const wake = () => {
        waiters.delete(wake);
        if (waiters.size === 0) {
          this.#waiters.delete(consumer);
        }
        signal.removeEventListener('abort', wake);
        resolve();
      };
      waiters.add(wake);
      signal.addEventListener('abort', wake);
      if (signal.aborted) {
        wake();
      }
    });
  }
}

/** The channel on which processes tell each other; the payload is the consumer's name. */
export const leaseChannel = 'devhose_leases';
