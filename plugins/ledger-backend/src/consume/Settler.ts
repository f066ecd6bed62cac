import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { DerivationRules } from '../derive';
import type { Generation } from '../store/Generation';
import { deriveStored } from '../store/deriveStored';
import { lockUnderived } from '../store/repositories';
import type { Derives } from './PageCounter';
import { pause } from './pause';

const repositoriesPerTransaction = 20;

/** While one waits for PostgreSQL, the other derives. */
const atOnceAtTheHead = 2;

/** While more keeps coming in, deriving leaves this multiple of its own time free. */
const restFactor = 3;

const retryMilliseconds = 5_000;

/**
 * Derives the facts of repositories whose observations came in faster than
 * facts could be derived with them. Replicas share the work.
 */
export class Settler {
  readonly #generation: Generation;
  readonly #logger: LoggerService;
  readonly #rules: DerivationRules;
  readonly #atOnce: number;
  readonly #signal: AbortSignal;
  #settling: Promise<void> | undefined;
  #moreCameIn = false;

  static create(options: {
    generation: Generation;
    logger: LoggerService;
    rules: DerivationRules;
    derives: Derives;
    /** Ends the work after the transaction that is open. */
    signal: AbortSignal;
  }): Settler {
    return new Settler(options);
  }

  private constructor(options: {
    generation: Generation;
    logger: LoggerService;
    rules: DerivationRules;
    derives: Derives;
    signal: AbortSignal;
  }) {
    this.#generation = options.generation;
    this.#logger = options.logger;
    this.#rules = options.rules;
    this.#atOnce = options.derives === 'at-the-head' ? atOnceAtTheHead : 1;
    this.#signal = options.signal;
  }

  /** There is something to be derived. Returns at once. */
  wake(): void {
    this.#moreCameIn = true;
    this.#settling ??= this.#settleAll();
  }

  /** Resolves when nothing is being worked on. */
  async idle(): Promise<void> {
    await this.#settling;
  }

  async #settleAll(): Promise<void> {
    while (this.#moreCameIn && !this.#signal.aborted) {
      this.#moreCameIn = false;
      try {
        await this.#settleAtOnce();
      } catch (error) {
        this.#logger.error(
          `Facts could not be derived, trying again in ${retryMilliseconds} ms`,
          toError(error),
        );
        this.#moreCameIn = true;
        await pause(retryMilliseconds, this.#signal);
      }
    }
    this.#settling = undefined;
  }

  /** Resolves when nobody is at work any more, also where one has failed. */
  async #settleAtOnce(): Promise<void> {
    const results = await Promise.allSettled(
      Array.from({ length: this.#atOnce }, () => this.#settleUntilNoneIsLeft()),
    );
    for (const result of results) {
      if (result.status === 'rejected') {
        throw result.reason;
      }
    }
  }

  async #settleUntilNoneIsLeft(): Promise<void> {
    while (!this.#signal.aborted) {
      const startedAt = performance.now();
      const settled = await this.#settleSome();
      if (settled === 0) {
        return;
      }
      if (this.#moreCameIn) {
        const elapsed = performance.now() - startedAt;
        await pause(restFactor * elapsed, this.#signal);
      }
    }
  }

  async #settleSome(): Promise<number> {
    return this.#generation.transaction(async transaction => {
      const repositories = await lockUnderived(
        transaction,
        repositoriesPerTransaction,
      );
      if (repositories.length > 0) {
        await deriveStored(transaction, repositories, this.#rules);
      }
      return repositories.length;
    });
  }
}
