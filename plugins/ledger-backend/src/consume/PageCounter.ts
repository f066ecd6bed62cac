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

/** Turns pages of the log into observations and facts. */
export class PageCounter {
  readonly #knex: Knex;
  readonly #generation: Generation;
  readonly #logger: LoggerService;
  readonly #rules: LedgerRules;

  static create(options: {
    knex: Knex;
    logger: LoggerService;
    rules: LedgerRules;
    /** Where to count; live, unless it says otherwise. */
    generation?: Generation;
  }): PageCounter {
    return new PageCounter(
      options.knex,
      options.generation ?? liveGeneration(options.knex),
      options.logger,
      options.rules,
    );
  }

  private constructor(
    knex: Knex,
    generation: Generation,
    logger: LoggerService,
    rules: LedgerRules,
  ) {
    this.#knex = knex;
    this.#generation = generation;
    this.#logger = logger;
    this.#rules = rules;
  }

  /**
   * Counts a page once, however often and by however many replicas it is
   * tried: its effects and the new position are one transaction.
   *
   * @param after - The position from which the page was read.
   */
  async count(page: FollowedPage, after: number): Promise<PageOutcome> {
    const observations = await this.#observe(page);
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
      const deriveNow = touched.length <= repositoriesDerivedAtOnce;
      await storeObservations(transaction, observations);
      if (touched.length > 0 && deriveNow) {
        await deriveStored(transaction, touched, this.#rules);
      }
      await moveProgress(transaction, {
        position: page.cursor,
        head: page.head,
        newestEventAt: newestEventAt(page.events),
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

  async #observe(page: FollowedPage): Promise<Observations> {
    const read = readPage(page.events, this.#rules, this.#logger);
    const hashes = await hashNames(this.#knex, namesIn(read));
    const hash = (name: string) => {
      const hashed = hashes.get(name);
      if (hashed === undefined) {
        throw new Error('A name was left out of those to be hashed');
      }
      return hashed;
    };
    return joinObservations(
      read.map(observation => hideNames(observation, hash)),
    );
  }
}
