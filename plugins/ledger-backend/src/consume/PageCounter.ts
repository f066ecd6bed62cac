import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { LedgerRules } from '../readLedgerConfig';
import {
  hideNames,
  joinObservations,
  namesIn,
  repositoriesOf,
  type Observations,
  type RenameObservation,
} from '../observe';
import { liveGeneration, type Generation } from '../store/Generation';
import { deriveStored } from '../store/deriveStored';
import { hashNames } from '../store/hashNames';
import { storeObservations } from '../store/observations';
import { lockProgress, moveProgress } from '../store/progress';
import { addRenames, readNames } from '../store/renames';
import { touchRepositories } from '../store/repositories';
import type { ReadPage } from './readPage';

/**
 * Facts of so many repositories are derived with the page itself. A page that
 * touches more is a stretch of the past, and deriving with each would take a
 * multiple of the time.
 */
const repositoriesDerivedAtOnce = 10;

/** What became of a page. */
export type PageOutcome =
  /** Its events are in the facts. */
  | { status: 'counted' }
  /** Its events are stored, the facts are still to be derived. */
  | { status: 'observed' }
  /** Another replica was faster; the log is to be read on from here. */
  | { status: 'overtaken'; position: number };

/** A page whose observations name nobody. */
export interface ObservedPage
  extends Omit<ReadPage, 'observations' | 'unread'> {
  observations: Observations;
}

/**
 * When facts are derived: as pages come in, or once there are no more. As long
 * as nobody looks at the facts, those in between are work for nothing.
 */
export type Derives = 'meanwhile' | 'at-the-head';

/** What a {@link PageCounter} needs. */
export interface PageCounterOptions {
  knex: Knex;
  logger: LoggerService;
  rules: LedgerRules;
  /** Where to count; live, unless it says otherwise. */
  generation?: Generation;
  /** Meanwhile, unless it says otherwise. */
  derives?: Derives;
}

/** Turns pages of the log into observations and facts. */
export class PageCounter {
  readonly #knex: Knex;
  readonly #generation: Generation;
  readonly #logger: LoggerService;
  readonly #rules: LedgerRules;
  readonly #derives: Derives;

  static create(options: PageCounterOptions): PageCounter {
    return new PageCounter(options);
  }

  private constructor(options: PageCounterOptions) {
    this.#knex = options.knex;
    this.#generation = options.generation ?? liveGeneration(options.knex);
    this.#logger = options.logger;
    this.#rules = options.rules;
    this.#derives = options.derives ?? 'meanwhile';
  }

  /** Joins what a page tells, under hashes instead of names; nothing is stored yet. */
  async observe({
    observations: told,
    unread,
    ...page
  }: ReadPage): Promise<ObservedPage> {
    for (const event of unread) {
      this.#logger.warn(
        'An event is not what its type promises and is not counted',
        { ...event },
      );
    }
    const hashes = await hashNames(this.#knex, namesIn(told));
    const hash = (name: string) => {
      const hashed = hashes.get(name);
      if (hashed === undefined) {
        throw new Error('A name was left out of those to be hashed');
      }
      return hashed;
    };
    const observations = joinObservations(
      told.map(observation => hideNames(observation, hash)),
    );
    return { ...page, observations };
  }

  /**
   * Counts a page once, however often and by however many replicas it is
   * tried: its effects and the new position are one transaction.
   *
   * @param after - The position from which the page was read.
   */
  async count(
    { observations, ...page }: ObservedPage,
    after: number,
  ): Promise<PageOutcome> {
    const repositories = repositoriesOf(observations);

    return this.#generation.transaction(async transaction => {
      const { position } = await lockProgress(transaction);
      if (position !== after) {
        return { status: 'overtaken', position };
      }
      const touched = await this.#touch(
        transaction,
        repositories,
        observations.renames,
      );
      const deriveNow =
        touched.length <= repositoriesDerivedAtOnce &&
        (this.#derives === 'meanwhile' || page.cursor >= page.head);
      await storeObservations(transaction, observations);
      if (touched.length > 0 && deriveNow) {
        await deriveStored(transaction, touched, this.#rules);
      }
      await moveProgress(transaction, {
        position: page.cursor,
        head: page.head,
        newestEventAt: page.newestEventAt,
        logGeneration: page.generation,
      });
      return { status: deriveNow ? 'counted' : 'observed' };
    });
  }

  /** Under whatever name a repository is known. */
  async #touch(
    transaction: Knex.Transaction,
    repositories: string[],
    renames: RenameObservation[],
  ): Promise<string[]> {
    if (repositories.length === 0) {
      return [];
    }
    await addRenames(transaction, renames);
    const names = await readNames(transaction, repositories);
    return touchRepositories(transaction, new Set([...names.values()].flat()));
  }
}
