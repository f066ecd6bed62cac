import type { LeadTimeSummary, Measured } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { Instant } from '../observe';
import {
  bucketBindings,
  groupByBucket,
  toMeasured,
  type BucketRow,
} from './buckets';
import type { Window } from './Window';

interface Row extends BucketRow {
  changes: number;
  unmeasurable: number;
  contributors: number;
  /** Absent where there are no changes. Seconds. */
  median: number | null;
  p90: number | null;
  coding: number | null;
  pickup: number | null;
  review: number | null;
  deploy: number | null;
}

/** Lead time of the changes that were deployed first in a window. */
export interface MeasuredLeadTimes extends Measured<LeadTimeSummary> {
  unmeasurable: number;
}

/**
 * Lead time for changes of repositories taken together.
 *
 * @param minimumContributors - With fewer people behind the changes of a
 *   bucket, its stages are withheld.
 */
export async function measureLeadTimes(
  knex: Knex,
  repositories: string[],
  window: Window,
  now: Instant,
  minimumContributors: number,
): Promise<MeasuredLeadTimes> {
  // Relies on the index on (repository, deployed_at).
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `with deployed as materialized (
       select width_bucket(deployed_at, cast(:starts as timestamptz[])) as period,
         lead_time_milliseconds >= 0 as measurable,
         contributors,
         lead_time_milliseconds / 1000.0::float8 as lead_time,
         coding_milliseconds / 1000.0::float8 as coding,
         pickup_milliseconds / 1000.0::float8 as pickup,
         review_milliseconds / 1000.0::float8 as review,
         deploy_milliseconds / 1000.0::float8 as deploy
       from changes
       where repository = any(:repositories)
         and deployed_at >= :previousFrom and deployed_at < :to
     ), measured as (
       select period, period > 0 as current,
         (count(*) filter (where measurable))::int as changes,
         (count(*) filter (where not measurable))::int as unmeasurable,
         percentile_cont(array[0.5, 0.9]) within group (order by lead_time)
           filter (where measurable) as lead_times,
         percentile_cont(0.5) within group (order by coding) as coding,
         percentile_cont(0.5) within group (order by pickup) as pickup,
         percentile_cont(0.5) within group (order by review) as review,
         percentile_cont(0.5) within group (order by deploy) as deploy
       from deployed
       ${groupByBucket}
     ), people as (
       select period, period > 0 as current,
         count(distinct contributor)::int as contributors
       from deployed, unnest(contributors) as contributor
       where measurable
       ${groupByBucket}
     )
     select measured.*, lead_times[1] as median, lead_times[2] as p90,
       coalesce(people.contributors, 0) as contributors
     from measured
     left join people on people.current = measured.current
       and people.period is not distinct from measured.period`,
    bucketBindings(repositories, window),
  );
  const inRange = rows.find(row => row.period === null && row.current);
  return {
    ...toMeasured(rows, window, now, row =>
      summarize(row, minimumContributors),
    ),
    unmeasurable: inRange?.unmeasurable ?? 0,
  };
}

function summarize(
  row: Row | undefined,
  minimumContributors: number,
): LeadTimeSummary {
  if (!row || row.median === null || row.p90 === null) {
    return { changes: 0, stages: { status: 'no-data' } };
  }
  return {
    changes: row.changes,
    medianSeconds: row.median,
    p90Seconds: row.p90,
    stages: stagesOf(row, minimumContributors),
  };
}

function stagesOf(
  { coding, pickup, review, deploy, contributors }: Row,
  minimumContributors: number,
): LeadTimeSummary['stages'] {
  if (
    coding === null ||
    pickup === null ||
    review === null ||
    deploy === null
  ) {
    return { status: 'no-data' };
  }
  // All or none: a withheld stage could be had by subtracting the others.
  return contributors < minimumContributors
    ? { status: 'withheld', minimumContributors }
    : { status: 'shown', medianSeconds: { coding, pickup, review, deploy } };
}
