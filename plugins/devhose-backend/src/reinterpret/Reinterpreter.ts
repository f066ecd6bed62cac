import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { takeCensus } from './census';
import { clearAway } from './clearAway';
import { putBack, putIntoForce } from './exchange';
import { readAgain } from './readAgain';
import type { ReadingThreads } from './ReadingThreads';
import {
  findUnderWay,
  isOutdated,
  versionsOf,
  type ReinterpretationRow,
} from './ReinterpretationRow';
import type { Sources } from '../sources/Sources';

/** Whoever has it works; it ends with the transaction, as those of the log do. */
const workLock = 'select pg_try_advisory_xact_lock(1146508872, 4) as locked';

/** How often a replica looks whether there is something to do. */
const defaultLookMilliseconds = 5_000;

/** What a step has led to: there is more to do, or nothing for now. */
type Step = 'more' | 'nothing';

/**
 * Works on what was asked for, one replica at a time, and goes on with what a
 * crash interrupted.
 */
export class Reinterpreter {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #sources: Sources;
  readonly #threads: ReadingThreads;
  readonly #share: number;
  readonly #lookMilliseconds: number;
  readonly #closed = new AbortController();
  #woken = new AbortController();
  #warnedOf: number | undefined;
  #running: Promise<void> | undefined;

  /**
   * @param options.share - Of the time, how much it works at most; the rest is
   *   for those who send and follow.
   */
  static start(options: {
    knex: Knex;
    logger: LoggerService;
    sources: Sources;
    threads: ReadingThreads;
    share: number;
    lookMilliseconds?: number;
  }): Reinterpreter {
    const reinterpreter = new Reinterpreter(options);
    reinterpreter.#running = reinterpreter.#run();
    return reinterpreter;
  }

  private constructor(options: {
    knex: Knex;
    logger: LoggerService;
    sources: Sources;
    threads: ReadingThreads;
    share: number;
    lookMilliseconds?: number;
  }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#sources = options.sources;
    this.#threads = options.threads;
    this.#share = options.share;
    this.#lookMilliseconds =
      options.lookMilliseconds ?? defaultLookMilliseconds;
  }

  /** Something was asked for. */
  wake(): void {
    this.#woken.abort();
  }

  /** Resolves when the batch that is being read is written down. */
  async stop(): Promise<void> {
    this.#closed.abort();
    await this.#running;
    await this.#threads.end();
  }

  async #run(): Promise<void> {
    while (!this.#closed.signal.aborted) {
      this.#woken = new AbortController();
      const startedAt = performance.now();
      const step = await this.#attempt();
      if (step === 'nothing') {
        await this.#threads.end();
      }
      await this.#pause(
        step === 'more'
          ? (performance.now() - startedAt) * (1 / this.#share - 1)
          : this.#lookMilliseconds,
      );
    }
  }

  async #attempt(): Promise<Step> {
    try {
      return await this.#step();
    } catch (error) {
      if (error instanceof ConflictError) {
        this.#logger.info(error.message);
        return 'nothing';
      }
      this.#logger.error(
        'Deliveries could not be read again, trying again',
        toError(error),
      );
      return 'nothing';
    }
  }

  async #step(): Promise<Step> {
    return this.#knex.transaction(async tx => {
      const { rows } = await tx.raw<{ rows: Array<{ locked: boolean }> }>(
        workLock,
      );
      if (!rows[0].locked) {
        return 'nothing';
      }
      const row = await findUnderWay(tx);
      if (row === undefined) {
        const more = (await clearAway(tx)) || (await takeCensus(tx));
        return more ? 'more' : 'nothing';
      }
      if (row.state === 'returning') {
        await putBack(tx, row);
        this.#logger.info(`Reinterpretation ${row.id} was brought back`);
        return 'more';
      }
      return this.#goOn(tx, row);
    });
  }

  async #goOn(tx: Knex, row: ReinterpretationRow): Promise<Step> {
    if (isOutdated(row, versionsOf(this.#sources))) {
      this.#warnOutdated(row.id);
      return 'nothing';
    }
    const { arrived } = await readAgain(tx, row, this.#threads);
    if (!arrived) {
      return 'more';
    }
    if (row.state === 'taking') {
      await putIntoForce(tx, row);
      this.#logger.info(`Reinterpretation ${row.id} is in force`);
      return 'more';
    }
    if (row.state === 'running') {
      await tx('reinterpretations')
        .where({ id: row.id, state: 'running' })
        .update({ state: row.take_when_ready ? 'taking' : 'ready' });
      return 'more';
    }
    return 'nothing';
  }

  /** Another replica may have them, while an upgrade rolls out. */
  #warnOutdated(id: number): void {
    if (this.#warnedOf !== id) {
      this.#warnedOf = id;
      this.#logger.warn(
        `Reinterpretation ${id} is by other interpreters than this backend has; where none has them, cancel it and ask again`,
      );
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    const signal = AbortSignal.any([this.#closed.signal, this.#woken.signal]);
    try {
      await sleep(milliseconds, undefined, { signal, ref: false });
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }
}
