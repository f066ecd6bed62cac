import type { LoggerService } from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { toError } from '@backstage/errors';
import { readAhead, type DevhoseService } from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';
import { derivationId } from '../derive';
import { observedEventTypes } from '../observe';
import type { LedgerRules } from '../readLedgerConfig';
import { analyseGeneration } from '../store/analyseGeneration';
import { liveGeneration, type Generation } from '../store/Generation';
import { noticeGeneration, readProgress } from '../store/progress';
import { forgetOtherDerivations } from '../store/repositories';
import { gatherPages } from './gatherPages';
import { LedgerMetrics } from './LedgerMetrics';
import { PageCounter, type Derives, type ObservedPage } from './PageCounter';
import { PageReader } from './PageReader';
import { pause } from './pause';
import type { ReadPage } from './readPage';
import { Settler } from './Settler';

const eventsPerPage = 5_000;
/** Of the past: some 20 MB of events. */
const pagesAtOnce = 5;

const firstRetryMilliseconds = 1_000;
const lastRetryMilliseconds = 60_000;

/** What a {@link LogConsumer} needs. */
export interface LogConsumerOptions {
  knex: Knex;
  logger: LoggerService;
  metrics: MetricsService;
  devhose: Pick<DevhoseService, 'followAs'>;
  rules: LedgerRules;
  /** Where to count; live, unless it says otherwise. */
  generation?: Generation;
  /** Meanwhile, unless it says otherwise. */
  derives?: Derives;
}

interface TimedPage extends ObservedPage {
  /** On the clock of `performance.now()`. */
  receivedAt: number;
}

/**
 * Follows the log and counts it, page by page, from where Ledger's database
 * says it stopped. Any number of replicas may run one.
 */
export class LogConsumer {
  readonly #generation: Generation;
  readonly #logger: LoggerService;
  readonly #devhose: Pick<DevhoseService, 'followAs'>;
  readonly #rules: LedgerRules;
  readonly #metrics: LedgerMetrics;
  readonly #reader: PageReader;
  readonly #counter: PageCounter;
  readonly #settler: Settler;
  readonly #derives: Derives;
  readonly #abort = new AbortController();
  #retryMilliseconds = firstRetryMilliseconds;
  #rulesAdopted = false;
  #analysed = false;
  #running: Promise<void> | undefined;

  static create(options: LogConsumerOptions): LogConsumer {
    return new LogConsumer(options);
  }

  private constructor(options: LogConsumerOptions) {
    this.#generation = options.generation ?? liveGeneration(options.knex);
    this.#logger = options.logger;
    this.#devhose = options.devhose;
    this.#rules = options.rules;
    this.#derives = options.derives ?? 'meanwhile';
    this.#metrics = LedgerMetrics.create(options.metrics);
    this.#reader = PageReader.create(options);
    this.#counter = PageCounter.create(options);
    this.#settler = Settler.create({
      ...options,
      generation: this.#generation,
      derives: this.#derives,
      signal: this.#abort.signal,
    });
  }

  /** Returns at once. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Has facts derived of what has none by now. Returns at once. */
  derive(): void {
    this.#settler.wake();
  }

  /** Resolves when the page that is being counted is counted. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#running;
    await this.#reader.rest();
    await this.#settler.idle();
  }

  async #run(): Promise<void> {
    const { signal } = this.#abort;
    while (!signal.aborted) {
      try {
        await this.#adoptRules();
        await this.#follow(signal);
      } catch (error) {
        this.#logger.error(
          `The event log could not be counted, trying again in ${
            this.#retryMilliseconds
          } ms`,
          toError(error),
        );
        await pause(this.#retryMilliseconds, signal);
        this.#retryMilliseconds = Math.min(
          this.#retryMilliseconds * 2,
          lastRetryMilliseconds,
        );
      }
    }
  }

  /** Until another replica was faster, or the signal ends it. */
  async #follow(signal: AbortSignal): Promise<void> {
    const progress = await this.#generation.transaction(readProgress);
    if (this.#derives === 'meanwhile' || progress.position >= progress.head) {
      // For what was observed before a restart, here or in another replica.
      this.#settler.wake();
    }
    let { position } = progress;
    const ended = new AbortController();
    const pages = this.#devhose.followAs(
      {
        after: position,
        types: observedEventTypes(this.#rules),
        limit: eventsPerPage,
        signal: AbortSignal.any([signal, ended.signal]),
      },
      body => this.#reader.read(body),
    );
    try {
      for await (const observed of readAhead(this.#observe(pages))) {
        const overtaken = await this.#count(observed, position);
        if (overtaken || signal.aborted) {
          return;
        }
        position = observed.cursor;
      }
    } finally {
      ended.abort();
    }
  }

  async *#observe(pages: AsyncIterable<ReadPage>): AsyncGenerator<TimedPage> {
    for await (const page of gatherPages(pages, pagesAtOnce)) {
      const receivedAt = performance.now();
      yield { ...(await this.#counter.observe(page)), receivedAt };
    }
  }

  async #count(page: TimedPage, after: number): Promise<boolean> {
    if (page.cursor >= page.head) {
      await this.#reader.rest();
    }
    if (page.cursor === after) {
      // Nothing new, from time to time: another replica may have died and left
      // something behind.
      this.#settler.wake();
      await this.#generation.transaction(transaction =>
        noticeGeneration(transaction, page.generation),
      );
      return false;
    }
    const outcome = await this.#counter.count(page, after);
    this.#retryMilliseconds = firstRetryMilliseconds;
    this.#metrics.recordPage({
      lag: page.head - page.cursor,
      events: outcome.status === 'overtaken' ? 0 : page.eventCount,
      durationSeconds: (performance.now() - page.receivedAt) / 1000,
    });
    if (outcome.status === 'overtaken') {
      return true;
    }
    if (this.#derives === 'at-the-head') {
      await this.#deriveAtHead(page);
    } else if (outcome.status === 'observed') {
      this.#settler.wake();
    }
    return false;
  }

  async #deriveAtHead({ cursor, head }: ObservedPage): Promise<void> {
    if (cursor < head) {
      return;
    }
    if (!this.#analysed) {
      await analyseGeneration(this.#generation);
      this.#analysed = true;
    }
    this.#settler.wake();
  }

  /**
   * Has derived again what was derived by other rules. Once: while an upgrade
   * rolls out, replicas must not undo each other's work over and over.
   */
  async #adoptRules(): Promise<void> {
    if (this.#rulesAdopted) {
      return;
    }
    const derivation = derivationId(this.#rules);
    const forgotten = await this.#generation.transaction(transaction =>
      forgetOtherDerivations(transaction, derivation),
    );
    this.#rulesAdopted = true;
    if (forgotten > 0) {
      this.#logger.info(
        `Deriving the facts of ${forgotten} repositories again, by other rules: ${derivation}`,
      );
    }
  }
}
