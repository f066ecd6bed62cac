import type { BuildsReport, BuildSummary } from '@pitstop/plugin-ledger-common';
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
import type { Window } from './Window';

const mostPipelines = 20;

interface Aggregates {
  builds: number;
  succeeded: number;
  repaired: number;
  /** Seconds; null where there is nothing to measure. */
  median: number | null;
  p90: number | null;
  red: number | null;
}

/** Over rows of `ended`. */
const aggregates = `
  (count(*) filter (where outcome <> 'other'))::int as builds,
  (count(*) filter (where outcome = 'success'))::int as succeeded,
  count(red)::int as repaired,
  percentile_cont(0.5) within group (order by seconds)
    filter (where outcome <> 'other') as median,
  percentile_cont(0.9) within group (order by seconds)
    filter (where outcome <> 'other') as p90,
  percentile_cont(0.5) within group (order by red) as red`;

const measures = `
  outcome,
  extract(epoch from finished_at - started_at)::float8 as seconds,
  red_milliseconds / 1000.0::float8 as red`;

/** Duration, success and time from red to green of the pipelines of a scope's repositories. */
export async function measureBuilds(
  knex: Knex,
  scope: Scope,
  window: Window,
  now: Instant,
): Promise<BuildsReport> {
  // Both rely on the index on (repository, finished_at).
  const { rows } = await knex.raw<{ rows: Array<BucketRow & Aggregates> }>(
    `with ended as materialized (
       select width_bucket(finished_at, cast(:starts as timestamptz[])) as period,
         ${measures}
       from builds
       where repository = any(:repositories)
         and finished_at >= :previousFrom and finished_at < :to
     )
     select period, period > 0 as current, ${aggregates}
     from ended
     ${groupByBucket}`,
    bucketBindings(scope, window),
  );
  const pipelines = await knex.raw<{
    rows: Array<Aggregates & { pipeline: string }>;
  }>(
    `with ended as materialized (
       select pipeline, ${measures}
       from builds
       where repository = any(:repositories)
         and finished_at >= :from and finished_at < :to
     )
     select pipeline, ${aggregates}
     from ended
     group by pipeline
     order by builds desc, pipeline
     limit ${mostPipelines}`,
    {
      repositories: scope.repositories,
      from: toIso(window.from),
      to: toIso(window.to),
    },
  );
  return {
    ...toMeasured(rows, window, now, summarize),
    pipelines: pipelines.rows.map(row => ({
      name: row.pipeline,
      ...summarize(row),
    })),
  };
}

function summarize(row: Aggregates | undefined): BuildSummary {
  if (!row) {
    return { builds: 0, repaired: 0 };
  }
  const { builds, succeeded, repaired, median, p90, red } = row;
  return {
    builds,
    ...(builds > 0 && { successRate: succeeded / builds }),
    ...(median !== null && { medianSeconds: median }),
    ...(p90 !== null && { p90Seconds: p90 }),
    repaired,
    ...(red !== null && { medianRedSeconds: red }),
  };
}
