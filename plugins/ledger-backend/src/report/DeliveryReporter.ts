import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { LedgerConfig } from '../readLedgerConfig';
import type { Scope } from '../scope';
import { readProgress } from '../store/progress';
import { toIso } from './buckets';
import { measureDeployments } from './measureDeployments';
import { measureLeadTimes } from './measureLeadTimes';
import { countIncidents, measureRecovery } from './measureRecovery';
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
        const deployments = await measureDeployments(
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
          ...deployments,
          leadTime: { ...leadTime, undeployed },
          recoveryTime: await measureRecovery(
            snapshot,
            repositories,
            window,
            at,
          ),
          incidents: await countIncidents(snapshot, repositories, window),
        };
      },
      { isolationLevel: 'repeatable read', readOnly: true },
    );
  }
}
