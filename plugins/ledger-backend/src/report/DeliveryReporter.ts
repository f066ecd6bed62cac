import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { Instant } from '../observe';
import type { LedgerConfig } from '../readLedgerConfig';
import type { Scope } from '../scope';
import { readProgress } from '../store/progress';
import { toIso, toMeasured } from './buckets';
import { measureDeployments } from './measureDeployments';
import { measureLeadTimes } from './measureLeadTimes';
import { measureUndeployed } from './measureUndeployed';
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

  /** @param now - What comes later is not over yet, and has no data. */
  async report(
    scope: Scope,
    window: Window,
    now: Date,
  ): Promise<DeliveryReport> {
    const { repositories } = scope;
    const at = now.getTime();
    const { minimumContributors, rules } = this.#config;

    // One snapshot, so that all numbers of an answer speak of the same facts.
    return this.#knex.transaction(
      async snapshot => {
        const { newestEventAt } = await readProgress(snapshot);
        const deploymentFrequency = await measureDeployments(
          snapshot,
          repositories,
          window,
          at,
        );
        const leadTime = await measureLeadTimes(
          snapshot,
          repositories,
          window,
          at,
          minimumContributors,
        );
        const undeployed = await measureUndeployed(
          snapshot,
          repositories,
          Math.min(window.to, at),
          rules.lookBackDays,
        );
        return {
          scope: {
            entityRef: scope.entityRef,
            kind: scope.kind,
            components: scope.components,
            linkedComponents: scope.linkedComponents,
          },
          range: {
            from: toIso(window.from),
            to: toIso(window.to),
            granularity: window.granularity,
            timeZone: window.timeZone,
          },
          previousRange: {
            from: toIso(window.previousFrom),
            to: toIso(window.from),
          },
          ...(newestEventAt && { asOf: newestEventAt.toISOString() }),
          deploymentFrequency,
          leadTime: { ...leadTime, undeployed },
          ...notMeasuredYet(window, at),
        };
      },
      { isolationLevel: 'repeatable read', readOnly: true },
    );
  }
}

/** Failures have no facts behind them yet: no data. */
function notMeasuredYet(
  window: Window,
  now: Instant,
): Pick<
  DeliveryReport,
  'changeFailRate' | 'recoveryTime' | 'reworkRate' | 'incidents'
> {
  return {
    changeFailRate: toMeasured([], window, now, () => ({
      failed: 0,
      deployments: 0,
    })),
    recoveryTime: {
      ...toMeasured([], window, now, () => ({ recovered: 0 })),
      stillFailing: { deployments: 0 },
    },
    reworkRate: toMeasured([], window, now, () => ({
      rework: 0,
      deployments: 0,
    })),
    incidents: {
      incidents: 0,
      byDeployment: 0,
      byOtherDeployment: 0,
      withoutCause: 0,
    },
  };
}
