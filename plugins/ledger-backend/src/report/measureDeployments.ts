import type { DeploymentCounts, Measured } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { Instant } from '../observe';
import {
  bucketBindings,
  groupByBucket,
  toMeasured,
  type BucketRow,
  type Stretch,
} from './buckets';
import type { Window } from './Window';

interface Row extends BucketRow {
  deployments: number;
  hotfixes: number;
  rollbacks: number;
  redeployments: number;
  failed: number;
}

/** Deployment frequency of repositories taken together. */
export async function measureDeployments(
  knex: Knex,
  repositories: string[],
  window: Window,
  now: Instant,
): Promise<Measured<DeploymentCounts>> {
  // The index on (repository, finished_at, kind) has all that is needed.
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `with finished as (
       select width_bucket(finished_at, cast(:starts as timestamptz[])) as period, kind
       from deployments
       where repository = any(:repositories)
         and finished_at >= :previousFrom and finished_at < :to
     )
     select period, period > 0 as current,
       (count(*) filter (where kind in ('planned', 'hotfix')))::int
         as deployments,
       (count(*) filter (where kind = 'hotfix'))::int as hotfixes,
       (count(*) filter (where kind = 'rollback'))::int as rollbacks,
       (count(*) filter (where kind = 'redeploy'))::int as redeployments,
       (count(*) filter (where kind = 'failed'))::int as failed
     from finished
     ${groupByBucket}`,
    bucketBindings(repositories, window),
  );
  const firstDeployedAt = await readFirstDeployedAt(knex, repositories);

  return toMeasured(rows, window, now, (row, stretch) => ({
    ...(hasData(stretch, firstDeployedAt, now) && {
      deployments: row?.deployments ?? 0,
    }),
    hotfixes: row?.hotfixes ?? 0,
    rollbacks: row?.rollbacks ?? 0,
    redeployments: row?.redeployments ?? 0,
    failed: row?.failed ?? 0,
  }));
}

/** Before the first deployment, and in the future, there is no data, not zero. */
function hasData(
  { start, end }: Stretch,
  firstDeployedAt: Instant | undefined,
  now: Instant,
): boolean {
  return firstDeployedAt !== undefined && firstDeployedAt < end && start < now;
}

async function readFirstDeployedAt(
  knex: Knex,
  repositories: string[],
): Promise<Instant | undefined> {
  const { rows } = await knex.raw<{ rows: Array<{ first: Date | null }> }>(
    `select min(first_deployed_at) as first
     from repositories
     where repository = any(?)`,
    [repositories],
  );
  return rows[0].first?.getTime();
}
