import { setImmediate } from 'node:timers/promises';
import type {
  DeliveryReport,
  ReportHeader,
  ReportSection,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { FactsMemory } from '../facts';
import type { Instant } from '../observe';
import { PeopleGuard } from '../people';
import type { LedgerConfig } from '../readLedgerConfig';
import type { Scope } from '../scope';
import { AnswerCache } from './AnswerCache';
import { FactsReader, type FactsOfScope } from './FactsReader';
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

/** What is asked of the facts of a scope. */
interface Question {
  window: Window;
  now: Instant;
  sections: readonly ReportSection[];
}

/** Answers questions about delivery from the facts. */
export class DeliveryReporter {
  readonly #config: LedgerConfig;
  readonly #facts: FactsReader;
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
    this.#config = options.config;
    this.#facts = FactsReader.create(options);
    this.#answers = AnswerCache.create(options);
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
      version =>
        this.#answerAnew(asked, version, {
          window,
          now: now.getTime(),
          sections,
        }),
    );
    return { header: headerOf(asked, window, state), numbers };
  }

  async #answerAnew(
    asked: Scope,
    version: string | undefined,
    question: Question,
  ): Promise<Numbers> {
    if (!question.sections.includes('deployments')) {
      return this.#measure(await this.#facts.read(asked, version), question);
    }
    return this.#facts.inSnapshot(asked, async (known, snapshot) => ({
      ...(await this.#measure(known, question)),
      deployments: await measureTrains(
        snapshot,
        known.facts,
        known.scope,
        question.window,
      ),
    }));
  }

  async #measure(known: FactsOfScope, question: Question): Promise<Numbers> {
    const { facts, scope } = known;
    const { window, now, sections } = question;
    return {
      ...measureDeployments(facts, scope, window, now),
      leadTime: await inTurn(() => this.#leadTime(known, question)),
      recoveryTime: measureRecovery(facts, window, now),
      incidents: countIncidents(facts, window),
      ...(sections.includes('builds') && {
        builds: await inTurn(() => measureBuilds(facts, window, now)),
      }),
      ...(await inTurn(() => this.#aboutPeople(known, question))),
      ...(sections.includes('quality') && {
        quality: await inTurn(() => measureQuality(facts, scope, window, now)),
      }),
      ...(sections.includes('correlation') && {
        correlation: await inTurn(() => measureCorrelation(facts, window, now)),
      }),
    };
  }

  #leadTime(
    known: FactsOfScope,
    { window, now, sections }: Question,
  ): DeliveryReport['leadTime'] {
    const { facts } = known;
    const allowed = this.#guard(known).allowWindow(window, 'deployedAt');
    return {
      ...measureLeadTimes(facts, window, now, allowed),
      undeployed: measureUndeployed(facts, Math.min(window.to, now)),
      ...(sections.includes('lead-time') && {
        distribution: measureDistribution(facts, window, allowed),
      }),
    };
  }

  #guard({ facts, scope }: FactsOfScope): PeopleGuard {
    const { timeZone, minimumContributors: minimum } = this.#config;
    return PeopleGuard.create({ facts, scope, timeZone, minimum });
  }

  #aboutPeople(
    known: FactsOfScope,
    { window, now, sections }: Question,
  ): Pick<DeliveryReport, 'code' | 'review'> {
    const [wantsCode, wantsReview] = [
      sections.includes('code'),
      sections.includes('review'),
    ];
    if (!wantsCode && !wantsReview) {
      return {};
    }
    const { facts } = known;
    const allowed = this.#guard(known).allowWindow(window, 'mergedAt');
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
