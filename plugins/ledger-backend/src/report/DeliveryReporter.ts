import type {
  DeliveryReport,
  ReportSection,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { Instant } from '../observe';
import { PeopleGuard } from '../people';
import type { LedgerConfig } from '../readLedgerConfig';
import type { Scope } from '../scope';
import { measureBuilds } from './measureBuilds';
import { measureDeployments } from './measureDeployments';
import { measureLeadTimes } from './measureLeadTimes';
import { measureMerged } from './measureMerged';
import { countIncidents, measureRecovery } from './measureRecovery';
import { measureSizes } from './measureSizes';
import { measureUndeployed } from './measureUndeployed';
import { readHeader } from './readHeader';
import type { Window } from './Window';

/** Answers questions about delivery from the facts. */
export class DeliveryReporter {
  readonly #knex: Knex;
  readonly #config: LedgerConfig;

  static create(options: {
    knex: Knex;
    config: LedgerConfig;
  }): DeliveryReporter {
    return new DeliveryReporter(options.knex, options.config);
  }

  private constructor(knex: Knex, config: LedgerConfig) {
    this.#knex = knex;
    this.#config = config;
  }

  /**
   * @param sections - What is wanted besides the five DORA metrics.
   * @param now - What comes later is not over yet, and has no data.
   */
  async report(
    scope: Scope,
    window: Window,
    now: Date,
    sections: readonly ReportSection[] = [],
  ): Promise<DeliveryReport> {
    const { repositories } = scope;
    const at = now.getTime();
    const { minimumContributors, rules } = this.#config;

    // One snapshot, so that all numbers of an answer speak of the same facts.
    return this.#knex.transaction(
      async snapshot => ({
        ...(await readHeader(snapshot, scope, window)),
        ...(await measureDeployments(snapshot, repositories, window, at)),
        leadTime: {
          ...(await measureLeadTimes(
            snapshot,
            repositories,
            window,
            at,
            minimumContributors,
          )),
          undeployed: await measureUndeployed(
            snapshot,
            repositories,
            Math.min(window.to, at),
            rules.lookBackDays,
          ),
        },
        recoveryTime: await measureRecovery(snapshot, repositories, window, at),
        incidents: await countIncidents(snapshot, repositories, window),
        ...(sections.includes('builds') && {
          builds: await measureBuilds(snapshot, repositories, window, at),
        }),
        ...(await this.#aboutPeople(snapshot, scope, window, at, sections)),
      }),
      { isolationLevel: 'repeatable read', readOnly: true },
    );
  }

  async #aboutPeople(
    snapshot: Knex.Transaction,
    scope: Scope,
    window: Window,
    now: Instant,
    sections: readonly ReportSection[],
  ): Promise<Pick<DeliveryReport, 'code' | 'review'>> {
    const [wantsCode, wantsReview] = [
      sections.includes('code'),
      sections.includes('review'),
    ];
    if (!wantsCode && !wantsReview) {
      return {};
    }
    const { repositories } = scope;
    const guard = PeopleGuard.create({
      knex: snapshot,
      scope,
      timeZone: this.#config.timeZone,
      minimum: this.#config.minimumContributors,
    });
    const allowed = await guard.allowWindow(window, 'merged_at');
    const { timeToMerge, review } = await measureMerged(
      snapshot,
      repositories,
      window,
      now,
      allowed,
    );
    return {
      ...(wantsCode && {
        code: {
          timeToMerge,
          sizes: await measureSizes(snapshot, repositories, window, allowed),
        },
      }),
      ...(wantsReview && { review }),
    };
  }
}
