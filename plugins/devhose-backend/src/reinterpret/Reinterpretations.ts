import { ConflictError, InputError, isError } from '@backstage/errors';
import type {
  Reinterpretation,
  ReinterpretationSamplePage,
  ReinterpretationState,
  ReinterpretationStatus,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { readStretch } from '../deliver/readStretch';
import type { Sources } from '../sources/Sources';
import { readCensus } from './census';
import { describeReinterpretation } from './describeReinterpretation';
import { readSamples } from './readSamples';
import {
  findUnderWay,
  versionsOf,
  type ReinterpretationRow,
} from './ReinterpretationRow';

/** There is never more than one under way, and one kept: PostgreSQL sees to it. */
const uniqueViolation = '23505';

/** The channel on which those who work on it are woken. */
export const reinterpretationChannel = 'devhose_reinterpretation';

/** The past read again by today's interpreters: asked for, looked at, taken, given back. */
export class Reinterpretations {
  readonly #knex: Knex;
  readonly #sources: Sources;

  static create(options: { knex: Knex; sources: Sources }): Reinterpretations {
    return new Reinterpretations(options.knex, options.sources);
  }

  private constructor(knex: Knex, sources: Sources) {
    this.#knex = knex;
    this.#sources = sources;
  }

  async status(): Promise<ReinterpretationStatus> {
    const { head, generation } = await readStretch(this.#knex, 0);
    const present = versionsOf(this.#sources);
    const latest = await this.#knex<ReinterpretationRow>('reinterpretations')
      .orderBy('id', 'desc')
      .first();
    const kept = await this.#knex<ReinterpretationRow>('reinterpretations')
      .where({ state: 'taken' })
      .first();
    return {
      generation,
      head,
      ...(await readCensus(this.#knex, present)),
      ...(latest && { latest: await this.#describe(latest, head) }),
      ...(kept && { kept: kept.id }),
    };
  }

  /** @throws NotFoundError if nothing was ever read again. */
  async samples(options: {
    after: number;
    limit: number;
    source?: string;
  }): Promise<ReinterpretationSamplePage> {
    return readSamples(this.#knex, options);
  }

  /**
   * @throws InputError if a source is not known or reads nothing, ConflictError if one is under way.
   */
  async request(options: {
    takeWhenReady: boolean;
    everything: boolean;
    /** All if undefined. */
    sources?: readonly string[];
  }): Promise<Reinterpretation> {
    const versions = this.#chosen(options.sources);
    return this.#change(async tx => {
      const underWay = await findUnderWay(tx);
      if (underWay) {
        throw new ConflictError(
          `Reinterpretation ${underWay.id} is ${underWay.state}; take or cancel it first`,
        );
      }
      return tx<ReinterpretationRow>('reinterpretations')
        .insert({
          state: 'running',
          take_when_ready: options.takeWhenReady,
          everything: options.everything,
          versions: tx.raw('?::json', [JSON.stringify(versions)]),
        })
        .returning('*');
    });
  }

  /** @throws ConflictError if none is ready. */
  async take(): Promise<Reinterpretation> {
    return this.#move(['ready'], 'taking');
  }

  /** @throws ConflictError if none is under way, or its events are being exchanged. */
  async cancel(): Promise<Reinterpretation> {
    return this.#move(['running', 'ready'], 'cancelled');
  }

  /** @throws ConflictError if none is kept, or another one is under way. */
  async giveBack(): Promise<Reinterpretation> {
    const underWay = await findUnderWay(this.#knex);
    if (underWay) {
      throw new ConflictError(
        `Reinterpretation ${underWay.id} is ${underWay.state}; cancel it first`,
      );
    }
    return this.#move(['taken'], 'returning');
  }

  /** @throws ConflictError if none is kept. */
  async discard(): Promise<Reinterpretation> {
    return this.#move(['taken'], 'discarded');
  }

  async #move(
    from: ReinterpretationState[],
    to: ReinterpretationState,
  ): Promise<Reinterpretation> {
    return this.#change(async tx => {
      const moved = await tx<ReinterpretationRow>('reinterpretations')
        .whereIn('state', from)
        .update({ state: to })
        .returning('*');
      if (moved.length === 0) {
        throw new ConflictError(
          `There is no reinterpretation that is ${from.join(
            ' or ',
          )}; GET /v1/reinterpretation tells how far it is`,
        );
      }
      return moved;
    });
  }

  /** Two requests at the same time come one after the other. */
  async #change(
    change: (tx: Knex) => Promise<ReinterpretationRow[]>,
  ): Promise<Reinterpretation> {
    const row = await this.#inTransaction(change);
    const { head } = await readStretch(this.#knex, 0);
    return this.#describe(row, head);
  }

  async #inTransaction(
    change: (tx: Knex) => Promise<ReinterpretationRow[]>,
  ): Promise<ReinterpretationRow> {
    try {
      return await this.#knex.transaction(async tx => {
        const [changed] = await change(tx);
        await tx.raw('select pg_notify(?, ?)', [
          reinterpretationChannel,
          String(changed.id),
        ]);
        return changed;
      });
    } catch (error) {
      if (isError(error) && error.code === uniqueViolation) {
        throw new ConflictError(
          'Somebody else asked at the same time; GET /v1/reinterpretation tells for what',
          error,
        );
      }
      throw error;
    }
  }

  #describe(row: ReinterpretationRow, head: number): Promise<Reinterpretation> {
    return describeReinterpretation(this.#knex, row, {
      head,
      present: versionsOf(this.#sources),
    });
  }

  #chosen(chosen?: readonly string[]): Record<string, number> {
    const present = versionsOf(this.#sources);
    const versions: Record<string, number> = {};
    for (const source of chosen ?? Object.keys(present)) {
      if (present[source] === undefined) {
        throw new InputError(
          `There is no source '${source}' that has an interpreter; GET /v1/reinterpretation lists all`,
        );
      }
      versions[source] = present[source];
    }
    return versions;
  }
}
