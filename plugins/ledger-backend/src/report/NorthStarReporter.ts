import type { NorthStarReport } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import type { FactsMemory } from '../facts';
import { PeopleGuard } from '../people';
import type { LedgerConfig } from '../readLedgerConfig';
import type { Scope } from '../scope';
import { readAnnotations } from '../store/annotations';
import { AnswerCache } from './AnswerCache';
import { FactsReader } from './FactsReader';
import { headerOf } from './headerOf';
import { measureNorthStar } from './measureNorthStar';
import { createWindow, type Window } from './Window';

type Numbers = Pick<NorthStarReport, 'weeks' | 'contributions' | 'adoption'>;

/** Successful deployments per week, since the beginning. */
export class NorthStarReporter {
  readonly #knex: Knex;
  readonly #config: LedgerConfig;
  readonly #facts: FactsReader;
  readonly #answers: AnswerCache<Numbers>;

  static create(options: {
    knex: Knex;
    config: LedgerConfig;
    facts: FactsMemory;
  }): NorthStarReporter {
    return new NorthStarReporter(options);
  }

  private constructor(options: {
    knex: Knex;
    config: LedgerConfig;
    facts: FactsMemory;
  }) {
    const { knex, config, facts } = options;
    this.#knex = knex;
    this.#config = config;
    this.#facts = FactsReader.create({ knex, facts });
    this.#answers = AnswerCache.create({ knex });
  }

  /**
   * @param question - Without `from` it begins with the first deployment,
   *   without `to` it ends with the running week.
   */
  async report(
    asked: Scope,
    question: { from?: string; to?: string; timeZone?: string },
    now: Date,
  ): Promise<NorthStarReport> {
    const window = await this.#window(this.#knex, asked, question, now);
    const { state, numbers } = await this.#answers.answer(
      { scope: asked, window, now, what: 'north-star' },
      version => this.#measure(asked, version, window, now),
    );
    return {
      ...headerOf(asked, window, state),
      ...numbers,
      annotations: await readAnnotations(this.#knex, asked.entityRef),
    };
  }

  async #measure(
    asked: Scope,
    version: string | undefined,
    window: Window,
    now: Date,
  ): Promise<Numbers> {
    const { facts, scope } = await this.#facts.read(asked, version);
    const guard = PeopleGuard.create({
      facts,
      scope,
      timeZone: this.#config.timeZone,
      minimum: this.#config.minimumContributors,
    });
    return measureNorthStar(
      facts,
      scope,
      window,
      now.getTime(),
      guard.allowWindow(window, 'mergedAt'),
    );
  }

  async #window(
    knex: Knex,
    { units }: Scope,
    question: { from?: string; to?: string; timeZone?: string },
    now: Date,
  ): Promise<Window> {
    const { timeZone = this.#config.timeZone, to } = question;
    const window = (from: string, until: string) =>
      createWindow({ from, to: until, granularity: 'week', timeZone });
    const running = wholeWeeks(
      window(now.toISOString(), new Date(now.getTime() + 1).toISOString()),
    );
    const end = to ?? running.to;
    if (question.from !== undefined) {
      return window(question.from, end);
    }
    const { rows } = await knex.raw<{ rows: Array<{ first: Date | null }> }>(
      `select min(first_deployed_at) as first
       from units where unit = any(?)`,
      [units],
    );
    const first = rows[0].first ?? now;
    const beginning = wholeWeeks(
      window(first.toISOString(), new Date(first.getTime() + 1).toISOString()),
    );
    return window(beginning.from, end);
  }
}

/** The week around a moment. */
function wholeWeeks({ from, timeZone }: Window): { from: string; to: string } {
  const start = DateTime.fromMillis(from, { zone: timeZone }).startOf('week');
  return {
    from: new Date(start.toMillis()).toISOString(),
    to: new Date(start.plus({ weeks: 1 }).toMillis()).toISOString(),
  };
}
