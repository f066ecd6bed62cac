/**
 * A rate with bursts: a bucket that holds `burst` tokens and is refilled with
 * `perSecond` of them.
 *
 * Kept as the instant at which it would be full again, so that taking a token
 * is an addition: this is asked for every request of a flood. (Libraries for
 * this count in fixed windows, or give out promises.)
 *
 * @see https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 */
export class TokenBucket {
  readonly #tokenMilliseconds: number;
  readonly #burstMilliseconds: number;
  readonly #now: () => number;
  #fullAt = 0;

  static create(options: {
    perSecond: number;
    burst: number;
    now?: () => number;
  }): TokenBucket {
    return new TokenBucket(options);
  }

  private constructor(options: {
    perSecond: number;
    burst: number;
    now?: () => number;
  }) {
    this.#tokenMilliseconds = 1000 / options.perSecond;
    this.#burstMilliseconds = options.burst * this.#tokenMilliseconds;
    this.#now = options.now ?? (() => performance.now());
  }

  /** @returns 0 if there was a token, else in how many milliseconds there is one. */
  take(): number {
    const now = this.#now();
    const fullAt = Math.max(this.#fullAt, now) + this.#tokenMilliseconds;
    const waitMilliseconds = fullAt - now - this.#burstMilliseconds;
    // A token that is late by less than a microsecond is one lost to rounding.
    if (waitMilliseconds > 1e-3) {
      return waitMilliseconds;
    }
    this.#fullAt = fullAt;
    return 0;
  }
}
