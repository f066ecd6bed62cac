import type { LeadTimeSummary, Measured } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { Instant } from '../observe';
import type { AllowedStretches } from '../people';
import type { Scope } from '../scope';
import { byAsked, firstToEnvironment } from '../store/scopeBindings';
import { allowedBindings, isAllowed } from './allowedBindings';
import { basisOf } from './basisOf';
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
  /** Those among the changes whose stages may be shown, and the people behind them. */
  allowed: number;
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

/** Relies on the index on (unit, deployed_at). */
const deployed = `
  select width_bucket(deployed_at, cast(:starts as timestamptz[])) as period,
    lead_time_milliseconds >= 0 as measurable,
    ${isAllowed('deployed_at')} as allowed,
    contributors,
    lead_time_milliseconds / 1000.0::float8 as lead_time,
    coding_milliseconds / 1000.0::float8 as coding,
    pickup_milliseconds / 1000.0::float8 as pickup,
    review_milliseconds / 1000.0::float8 as review,
    deploy_milliseconds / 1000.0::float8 as deploy
  from changes
  where unit = any(:units) and ${firstToEnvironment} and ${byAsked}
    and deployed_at >= :previousFrom and deployed_at < :to`;

const stage = (name: string) =>
  `percentile_cont(0.5) within group (order by ${name})
     filter (where allowed) as ${name}`;

/**
 * Lead time for changes of a scope.
 *
 * @param allowed - Of which stretches the stages may be shown: they are about
 *   people's work, lead time itself is not.
 */
export async function measureLeadTimes(
  knex: Knex,
  scope: Scope,
  window: Window,
  now: Instant,
  allowed: AllowedStretches,
): Promise<MeasuredLeadTimes> {
  const bindings = {
    ...bucketBindings(scope, window),
    ...allowedBindings(window, allowed),
  };
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `with deployed as materialized (${deployed}),
     measured as (
       select period, period > 0 as current,
         (count(*) filter (where measurable))::int as changes,
         (count(*) filter (where not measurable))::int as unmeasurable,
         (count(*) filter (where measurable and allowed))::int as allowed,
         percentile_cont(array[0.5, 0.9]) within group (order by lead_time)
           filter (where measurable) as lead_times,
         ${['coding', 'pickup', 'review', 'deploy'].map(stage).join(', ')}
       from deployed
       ${groupByBucket}
     ), people as (
       select period, period > 0 as current,
         count(distinct contributor)::int as contributors
       from deployed, unnest(contributors) as contributor
       where measurable and allowed
       ${groupByBucket}
     )
     select measured.*, lead_times[1] as median, lead_times[2] as p90,
       coalesce(people.contributors, 0) as contributors
     from measured
     left join people on people.current = measured.current
       and people.period is not distinct from measured.period`,
    bindings,
  );
  const seriesIsSafe = await hidesNobody(knex, rows, bindings, allowed);
  const inRange = rows.find(row => row.period === null && row.current);
  return {
    ...toMeasured(rows, window, now, row => ({
      ...summarize(row),
      stages: stagesOf(row, window, allowed, seriesIsSafe),
    })),
    unmeasurable: inRange?.unmeasurable ?? 0,
  };
}

function summarize(row: Row | undefined): Omit<LeadTimeSummary, 'stages'> {
  return !row || row.median === null || row.p90 === null
    ? { changes: 0 }
    : { changes: row.changes, medianSeconds: row.median, p90Seconds: row.p90 };
}

/** A period that is only in part what may be shown is not shown. */
function mayShow(row: Row, minimum: number): boolean {
  return (
    row.contributors >= minimum &&
    (row.period === null || row.allowed === row.changes)
  );
}

/**
 * Whether the periods that are not shown, which is the total less those that
 * are, hold enough people together, or nobody.
 */
async function hidesNobody(
  knex: Knex,
  rows: Row[],
  bindings: Record<string, Knex.Value>,
  { minimum }: AllowedStretches,
): Promise<boolean> {
  const hidden = rows.filter(
    row => row.period !== null && row.allowed > 0 && !mayShow(row, minimum),
  );
  if (hidden.length === 0) {
    return true;
  }
  const answer = await knex.raw<{ rows: Array<{ people: number }> }>(
    `with deployed as (${deployed})
     select count(distinct contributor)::int as people
     from deployed, unnest(contributors) as contributor
     where measurable and allowed and period = any(:hidden)`,
    { ...bindings, hidden: hidden.map(row => row.period ?? 0) },
  );
  return answer.rows[0].people >= minimum;
}

function stagesOf(
  row: Row | undefined,
  window: Window,
  allowed: AllowedStretches,
  seriesIsSafe: boolean,
): LeadTimeSummary['stages'] {
  if (!row || row.changes === 0) {
    return { status: 'no-data' };
  }
  const { coding, pickup, review, deploy, period } = row;
  // All or none: a withheld stage could be had by subtracting the others.
  return coding === null ||
    pickup === null ||
    review === null ||
    deploy === null ||
    !mayShow(row, allowed.minimum) ||
    (period !== null && !seriesIsSafe)
    ? { status: 'withheld', minimumContributors: allowed.minimum }
    : {
        status: 'shown',
        ...(period === null && basisOf(row.current, window, allowed)),
        medianSeconds: { coding, pickup, review, deploy },
      };
}
