import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FollowedPage } from '@pitstop/plugin-devhose-common';
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
import { newestEventAt, readPage } from './readPage';

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

/** What the events of a page tell. The events are not kept: memory is better without them. */
export interface ObservedPage {
  page: Pick<FollowedPage, 'cursor' | 'head' | 'generation'>;
  eventCount: number;
  newestEventAt: Date | undefined;
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

  /** What the events of a page tell; nothing is stored yet. */
  async observe({ events, ...page }: FollowedPage): Promise<ObservedPage> {
    const read = readPage(events, this.#rules, this.#logger);
    const hashes = await hashNames(this.#knex, namesIn(read));
    const hash = (name: string) => {
      const hashed = hashes.get(name);
      if (hashed === undefined) {
        throw new Error('A name was left out of those to be hashed');
      }
      return hashed;
    };
    const observations = joinObservations(
      read.map(observation => hideNames(observation, hash)),
    );
    return {
      page,
      eventCount: events.length,
      newestEventAt: newestEventAt(events),
      observations,
    };
  }

  /**
   * Counts a page once, however often and by however many replicas it is
   * tried: its effects and the new position are one transaction.
   *
   * @param after - The position from which the page was read.
   */
  async count(
    { page, observations, ...observed }: ObservedPage,
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
        newestEventAt: observed.newestEventAt,
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
