import { setImmediate } from 'node:timers/promises';
import type {
  DeliveryReport,
  ReportHeader,
  ReportSection,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { FactsMemory, ScopeFacts } from '../facts';
import type { Instant } from '../observe';
import { PeopleGuard } from '../people';
import type { LedgerConfig } from '../readLedgerConfig';
import type { Scope } from '../scope';
import { underAllNames } from '../store/underAllNames';
import { AnswerCache } from './AnswerCache';
import { headerOf } from './headerOf';
import { measureBuilds } from './measureBuilds';
import { measureCorrelation } from './measureCorrelation';
import { measureDeployments } from './measureDeployments';
import { measureDistribution } from './measureDistribution';
import { measureLeadTimes } from './measureLeadTimes';
import { measureMerged } from './measureMerged';
import { measureQuality } from './measureQuality';
import { countIncidents, measureRecovery } from './measureRecovery';
import { measureSizes } from './measureSizes';
import { measureTrains } from './measureTrains';
import { measureUndeployed } from './measureUndeployed';
import type { Window } from './Window';

/** What a report says besides what it is about. */
type Numbers = Omit<DeliveryReport, keyof ReportHeader>;

/** A report in two parts. */
export interface DeliveryAnswer {
  header: ReportHeader;
  /** The same object for as long as the facts are the same. */
  numbers: Numbers;
}

/** Answers questions about delivery from the facts. */
export class DeliveryReporter {
  readonly #knex: Knex;
  readonly #config: LedgerConfig;
  readonly #facts: FactsMemory;
  readonly #answers: AnswerCache<Numbers>;

  static create(options: {
    knex: Knex;
    config: LedgerConfig;
    facts: FactsMemory;
  }): DeliveryReporter {
    return new DeliveryReporter(options);
  }

  private constructor(options: {
    knex: Knex;
    config: LedgerConfig;
    facts: FactsMemory;
  }) {
    const { knex, config, facts } = options;
    this.#knex = knex;
    this.#config = config;
    this.#facts = facts;
    this.#answers = AnswerCache.create({ knex });
  }

  /**
   * @param sections - What is wanted besides the five DORA metrics.
   * @param now - What comes later is not over yet, and has no data.
   */
  async report(
    asked: Scope,
    window: Window,
    now: Date,
    sections: readonly ReportSection[] = [],
  ): Promise<DeliveryReport> {
    const { header, numbers } = await this.answer(asked, window, now, sections);
    return { ...header, ...numbers };
  }

  /** The {@link report} in its two parts. */
  async answer(
    asked: Scope,
    window: Window,
    now: Date,
    sections: readonly ReportSection[] = [],
  ): Promise<DeliveryAnswer> {
    const what = [...sections].sort().join();
    const { state, numbers } = await this.#answers.answer(
      { scope: asked, window, now, what },
      () => this.#measure(asked, window, now.getTime(), sections),
    );
    return { header: headerOf(asked, window, state), numbers };
  }

  async #measure(
    asked: Scope,
    window: Window,
    now: Instant,
    sections: readonly ReportSection[],
  ): Promise<Numbers> {
    // One snapshot, so that all numbers of an answer speak of the same facts.
    return this.#knex.transaction(
      async snapshot => {
        const scope = await underAllNames(snapshot, asked);
        const facts = await this.#facts.read(snapshot, scope);
        return {
          ...measureDeployments(facts, scope, window, now),
          leadTime: await inTurn(() =>
            this.#leadTime(facts, scope, window, now, sections),
          ),
          recoveryTime: measureRecovery(facts, window, now),
          incidents: countIncidents(facts, window),
          ...(sections.includes('builds') && {
            builds: await inTurn(() => measureBuilds(facts, window, now)),
          }),
          ...(await inTurn(() =>
            this.#aboutPeople(facts, scope, window, now, sections),
          )),
          ...(sections.includes('deployments') && {
            deployments: await measureTrains(snapshot, facts, scope, window),
          }),
          ...(sections.includes('quality') && {
            quality: await inTurn(() =>
              measureQuality(facts, scope, window, now),
            ),
          }),
          ...(sections.includes('correlation') && {
            correlation: await inTurn(() =>
              measureCorrelation(facts, window, now),
            ),
          }),
        };
      },
      { isolationLevel: 'repeatable read', readOnly: true },
    );
  }

  #leadTime(
    facts: ScopeFacts,
    scope: Scope,
    window: Window,
    now: Instant,
    sections: readonly ReportSection[],
  ): DeliveryReport['leadTime'] {
    const guard = this.#guard(facts, scope);
    const allowed = guard.allowWindow(window, 'deployedAt');
    return {
      ...measureLeadTimes(facts, window, now, allowed),
      undeployed: measureUndeployed(facts, Math.min(window.to, now)),
      ...(sections.includes('lead-time') && {
        distribution: measureDistribution(facts, window, allowed),
      }),
    };
  }

  #guard(facts: ScopeFacts, scope: Scope): PeopleGuard {
    const { timeZone, minimumContributors: minimum } = this.#config;
    return PeopleGuard.create({ facts, scope, timeZone, minimum });
  }

  #aboutPeople(
    facts: ScopeFacts,
    scope: Scope,
    window: Window,
    now: Instant,
    sections: readonly ReportSection[],
  ): Pick<DeliveryReport, 'code' | 'review'> {
    const [wantsCode, wantsReview] = [
      sections.includes('code'),
      sections.includes('review'),
    ];
    if (!wantsCode && !wantsReview) {
      return {};
    }
    const guard = this.#guard(facts, scope);
    const allowed = guard.allowWindow(window, 'mergedAt');
    const { timeToMerge, review } = measureMerged(facts, window, now, allowed);
    return {
      ...(wantsCode && {
        code: { timeToMerge, sizes: measureSizes(facts, window, allowed) },
      }),
      ...(wantsReview && { review }),
    };
  }
}

/** Lets others have their turn first: of a whole organisation, each part takes its time. */
async function inTurn<T>(measure: () => T): Promise<T> {
  await setImmediate();
  return measure();
}
