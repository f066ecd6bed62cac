import type { FailureList } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { failuresQuery, type FailuresScope } from './failuresQuery';

/** Reads what failed lately. */
export class FailureReader {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): FailureReader {
    return new FailureReader(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @param limit - How many are listed at most; all are counted. */
  async list(scope: FailuresScope, limit: number): Promise<FailureList> {
    const { rows } = await failuresQuery(this.#knex, scope, limit);
    return {
      items: rows.map(({ event, since, times, overcome }) => ({
        event,
        since,
        times,
        overcome: overcome ?? undefined,
      })),
      lasting: rows[0]?.lasting ?? 0,
    };
  }
}
