import type {
  ChangeFailRateSummary,
  DeploymentCounts,
  DeliveryReport,
  Measured,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { Instant } from '../observe';
import type { Scope } from '../scope';
import {
  bucketBindings,
  groupByBucket,
  toMeasured,
  type BucketRow,
  type Stretch,
} from './buckets';
import { scopeBindings, toEnvironment } from '../store/scopeBindings';
import type { Window } from './Window';

interface Row extends BucketRow {
  deployments: number;
  hotfixes: number;
  rollbacks: number;
  redeployments: number;
  failed: number;
  failedDeployments: number;
}

/** All that follows from the deployments that finished in a window. */
export type MeasuredDeployments = Pick<
  DeliveryReport,
  'deploymentFrequency' | 'changeFailRate' | 'reworkRate'
>;

/** Deployment frequency, change fail rate and rework rate of a scope. */
export async function measureDeployments(
  knex: Knex,
  scope: Scope,
  window: Window,
  now: Instant,
): Promise<MeasuredDeployments> {
  // The index on (unit, finished_at, kind) has all but the failures.
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `with finished as (
       select width_bucket(finished_at, cast(:starts as timestamptz[])) as period,
         kind, kind in ('planned', 'hotfix') as delivers,
         failures <> '{}' as has_failed
       from deployments
       where unit = any(:units) and ${toEnvironment}
         and finished_at >= :previousFrom and finished_at < :to
     )
     select period, period > 0 as current,
       (count(*) filter (where delivers))::int as deployments,
       (count(*) filter (where kind = 'hotfix'))::int as hotfixes,
       (count(*) filter (where kind = 'rollback'))::int as rollbacks,
       (count(*) filter (where kind = 'redeploy'))::int as redeployments,
       (count(*) filter (where kind = 'failed'))::int as failed,
       (count(*) filter (where delivers and has_failed))::int
         as "failedDeployments"
     from finished
     ${groupByBucket}`,
    bucketBindings(scope, window),
  );
  const firstDeployedAt = await readFirstDeployedAt(knex, scope);
  const measure = <T>(
    summarize: (row: Row | undefined, stretch: Stretch) => T,
  ): Measured<T> => toMeasured(rows, window, now, summarize);

  return {
    deploymentFrequency: measure((row, stretch) => ({
      ...(hasData(stretch, firstDeployedAt, now) && {
        deployments: row?.deployments ?? 0,
      }),
      ...countsOf(row),
    })),
    changeFailRate: measure(failRateOf),
    reworkRate: measure(row => {
      const { deployments = 0, hotfixes = 0, rollbacks = 0 } = row ?? {};
      const rework = hotfixes + rollbacks;
      const all = deployments + rollbacks;
      return { ...rateOf(rework, all), rework, deployments: all };
    }),
  };
}

function countsOf(row: Row | undefined): Omit<DeploymentCounts, 'deployments'> {
  return {
    hotfixes: row?.hotfixes ?? 0,
    rollbacks: row?.rollbacks ?? 0,
    redeployments: row?.redeployments ?? 0,
    failed: row?.failed ?? 0,
  };
}

function failRateOf(row: Row | undefined): ChangeFailRateSummary {
  const { deployments = 0, failedDeployments: failed = 0 } = row ?? {};
  return { ...rateOf(failed, deployments), failed, deployments };
}

/** Of nothing there is no rate. */
function rateOf(part: number, whole: number): { rate?: number } {
  return whole > 0 ? { rate: part / whole } : {};
}

/** Before the first deployment, and in the future, there is no data, not zero. */
function hasData(
  { start, end }: Stretch,
  firstDeployedAt: Instant | undefined,
  now: Instant,
): boolean {
  return firstDeployedAt !== undefined && firstDeployedAt < end && start < now;
}

/** Ever, or to the environment that is asked for. */
async function readFirstDeployedAt(
  knex: Knex,
  scope: Scope,
): Promise<Instant | undefined> {
  const { rows } = await knex.raw<{ rows: Array<{ first: Date | null }> }>(
    scope.filter?.environment === undefined
      ? `select min(first_deployed_at) as first
         from units
         where unit = any(:units)`
      : `select min(finished_at) as first
         from deployments
         where unit = any(:units) and ${toEnvironment} and kind <> 'failed'`,
    scopeBindings(scope),
  );
  return rows[0].first?.getTime();
}
