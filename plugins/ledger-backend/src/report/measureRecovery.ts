import type {
  DeliveryReport,
  IncidentCounts,
  RecoveryTimeSummary,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { Instant } from '../observe';
import type { Scope } from '../scope';
import {
  bucketBindings,
  groupByBucket,
  toIso,
  toMeasured,
  type BucketRow,
} from './buckets';
import { scopeBindings, toEnvironment } from '../store/scopeBindings';
import type { Window } from './Window';

interface Row extends BucketRow {
  recovered: number;
  /** Seconds. */
  median: number;
  p90: number;
}

/** How long failed deployments took to recover, and those that have not. */
export async function measureRecovery(
  knex: Knex,
  scope: Scope,
  window: Window,
  now: Instant,
): Promise<DeliveryReport['recoveryTime']> {
  // Relies on the partial index on (unit, recovered_at).
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `with recovered as (
       select width_bucket(recovered_at, cast(:starts as timestamptz[])) as period,
         extract(epoch from recovered_at - finished_at)::float8 as seconds
       from deployments
       where unit = any(:units) and ${toEnvironment}
         and recovered_at >= :previousFrom and recovered_at < :to
         and kind in ('planned', 'hotfix')
     )
     select period, period > 0 as current, count(*)::int as recovered,
       percentile_cont(0.5) within group (order by seconds) as median,
       percentile_cont(0.9) within group (order by seconds) as p90
     from recovered
     ${groupByBucket}`,
    bucketBindings(scope, window),
  );
  return {
    ...toMeasured(rows, window, now, summarize),
    stillFailing: await readStillFailing(knex, scope, Math.min(window.to, now)),
  };
}

function summarize(row: Row | undefined): RecoveryTimeSummary {
  return row === undefined
    ? { recovered: 0 }
    : {
        recovered: row.recovered,
        medianSeconds: row.median,
        p90Seconds: row.p90,
      };
}

async function readStillFailing(
  knex: Knex,
  scope: Scope,
  at: Instant,
): Promise<DeliveryReport['recoveryTime']['stillFailing']> {
  // Relies on the partial index on (unit, finished_at) of those that failed.
  const { rows } = await knex.raw<{
    rows: Array<{ deployments: number; oldest: Date | null }>;
  }>(
    `select count(*)::int as deployments, min(finished_at) as oldest
     from deployments
     where unit = any(:units) and ${toEnvironment}
       and finished_at < :at
       and failures <> '{}' and (recovered_at is null or recovered_at >= :at)
       and kind in ('planned', 'hotfix')`,
    { ...scopeBindings(scope), at: toIso(at) },
  );
  const [{ deployments, oldest }] = rows;
  return {
    deployments,
    ...(oldest && { oldestFinishedAt: oldest.toISOString() }),
  };
}

/** The incidents that began in a window, by what caused them. */
export async function countIncidents(
  knex: Knex,
  scope: Scope,
  window: Window,
): Promise<IncidentCounts> {
  // Relies on the index on (unit, began_at).
  const { rows } = await knex.raw<{ rows: IncidentCounts[] }>(
    `select count(*)::int as incidents,
       (count(*) filter (where kind in ('planned', 'hotfix')))::int
         as "byDeployment",
       (count(*) filter (where kind not in ('planned', 'hotfix')))::int
         as "byOtherDeployment",
       (count(*) filter (where kind is null))::int as "withoutCause"
     from incidents
     left join deployments using (unit, deployment_id)
     where unit = any(:units) and ${toEnvironment}
       and began_at >= :from and began_at < :to`,
    {
      ...scopeBindings(scope),
      from: toIso(window.from),
      to: toIso(window.to),
    },
  );
  return rows[0];
}
