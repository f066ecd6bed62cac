import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { addCounts, type SourceCount } from './addCounts';
import type { SourceOutcome } from './SourceOutcome';

const flushMilliseconds = 10_000;

interface Counted {
  count: number;
  lastAt: number;
}

/**
 * Counts what becomes of the requests to sources: in memory, because a flood
 * must not cost the database anything, and written down every ten seconds.
 */
export class SourceTally {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #timer: NodeJS.Timeout;
  #counted = new Map<string, Map<SourceOutcome, Counted>>();
  #flushing = Promise.resolve();

  static start(options: { knex: Knex; logger: LoggerService }): SourceTally {
    return new SourceTally(options.knex, options.logger);
  }

  private constructor(knex: Knex, logger: LoggerService) {
    this.#knex = knex;
    this.#logger = logger;
    this.#timer = setInterval(() => this.flush(), flushMilliseconds).unref();
  }

  count(source: string, outcome: SourceOutcome): void {
    this.#add(source, outcome, { count: 1, lastAt: Date.now() });
  }

  /** Writes down what was counted. What cannot be written is kept for the next time. */
  flush(): Promise<void> {
    this.#flushing = this.#flushing.then(() => this.#write());
    return this.#flushing;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  async #write(): Promise<void> {
    const counts = listCounts(this.#counted);
    if (counts.length === 0) {
      return;
    }
    this.#counted = new Map();
    try {
      await addCounts(this.#knex, counts);
    } catch (error) {
      for (const { source, outcome, ...counted } of counts) {
        this.#add(source, outcome, counted);
      }
      this.#logger.warn(
        'What became of deliveries could not be counted yet; it will be tried again',
        toError(error),
      );
    }
  }

  #add(source: string, outcome: SourceOutcome, more: Counted): void {
    let outcomes = this.#counted.get(source);
    if (outcomes === undefined) {
      outcomes = new Map();
      this.#counted.set(source, outcomes);
    }
    const counted = outcomes.get(outcome);
    if (counted === undefined) {
      outcomes.set(outcome, more);
    } else {
      counted.count += more.count;
      counted.lastAt = Math.max(counted.lastAt, more.lastAt);
    }
  }
}

/** In the same order everywhere: processes that write at the same time wait for each other in turn. */
function listCounts(
  counted: ReadonlyMap<string, ReadonlyMap<SourceOutcome, Counted>>,
): SourceCount[] {
  return [...counted.keys()]
    .sort()
    .flatMap(source =>
      [...(counted.get(source) ?? [])]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([outcome, each]) => ({ source, outcome, ...each })),
    );
}
