import type {
  AboutPeople,
  CodeReport,
  ReviewReport,
  ReviewSummary,
  TimeToMerge,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { Instant } from '../observe';
import type { AllowedStretches } from '../people';
import type { Scope } from '../scope';
import { allowedBindings, isAllowed } from './allowedBindings';
import {
  bucketBindings,
  groupByBucket,
  toMeasured,
  type BucketRow,
} from './buckets';
import { byAsked } from '../store/scopeBindings';
import { basisOf } from './basisOf';
import type { Window } from './Window';

interface Row extends BucketRow {
  /** Pull requests… */
  all: number;
  /** …and those among them that may be shown. */
  changes: number;
  contributors: number;
  withoutReview: number;
  /** Seconds: median and p90; null where nothing may be shown. */
  merge: [number, number] | null;
  /** Likewise; null also where nobody reviewed. */
  firstReview: [number, number] | null;
  rounds: number | null;
}

/** Time to merge and review of the pull requests merged in a window. */
export async function measureMerged(
  knex: Knex,
  scope: Scope,
  window: Window,
  now: Instant,
  allowed: AllowedStretches,
): Promise<Pick<CodeReport, 'timeToMerge'> & { review: ReviewReport }> {
  const rows = await readMerged(knex, scope, window, allowed);
  const seriesIsSafe = await hidesNobody(knex, scope, window, allowed, rows);
  const tell = <T extends object>(
    row: Row | undefined,
    summarize: (row: Row) => T,
  ): AboutPeople<T> => {
    if (!row || row.all === 0) {
      return { status: 'no-data' };
    }
    const isPeriod = row.period !== null;
    if (!mayShow(row, allowed.minimum) || (isPeriod && !seriesIsSafe)) {
      return { status: 'withheld', minimumContributors: allowed.minimum };
    }
    return {
      status: 'shown',
      ...(!isPeriod && basisOf(row.current, window, allowed)),
      ...summarize(row),
    };
  };
  return {
    timeToMerge: toMeasured(rows, window, now, row => ({
      timeToMerge: tell(row, summarizeMerge),
    })),
    review: toMeasured(rows, window, now, row => ({
      review: tell(row, summarizeReview),
    })),
  };
}

/** A period that is only in part what may be shown is not shown. */
function mayShow(row: Row, minimum: number): boolean {
  return (
    row.contributors >= minimum &&
    row.merge !== null &&
    (row.period === null || row.changes === row.all)
  );
}

const merged = `
  select width_bucket(merged_at, cast(:starts as timestamptz[])) as period,
    contributors,
    merge_milliseconds / 1000.0::float8 as merge,
    first_review_milliseconds / 1000.0::float8 as first_review,
    review_rounds,
    ${isAllowed('merged_at')} as allowed
  from changes
  where unit = any(:units) and ${byAsked}
    and merge_milliseconds is not null
    and merged_at >= :previousFrom and merged_at < :to`;

async function readMerged(
  knex: Knex,
  scope: Scope,
  window: Window,
  allowed: AllowedStretches,
): Promise<Row[]> {
  // Relies on the index on (unit, merged_at).
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `with merged as materialized (${merged}),
     measured as (
       select period, period > 0 as current, count(*)::int as all,
         (count(*) filter (where allowed))::int as changes,
         (count(*) filter (where allowed and review_rounds = 0))::int
           as "withoutReview",
         percentile_cont(array[0.5, 0.9]) within group (order by merge)
           filter (where allowed) as merge,
         percentile_cont(array[0.5, 0.9]) within group (order by first_review)
           filter (where allowed) as "firstReview",
         (avg(review_rounds) filter (where allowed and review_rounds > 0))::float8
           as rounds
       from merged
       ${groupByBucket}
     ), people as (
       select period, period > 0 as current,
         count(distinct contributor)::int as contributors
       from merged, unnest(contributors) as contributor
       where allowed
       ${groupByBucket}
     )
     select measured.*, coalesce(people.contributors, 0) as contributors
     from measured
     left join people on people.current = measured.current
       and people.period is not distinct from measured.period`,
    bindings(scope, window, allowed),
  );
  return rows;
}

/**
 * Whether the periods that are not shown, which is the total less those that
 * are, hold enough people together, or nobody.
 */
async function hidesNobody(
  knex: Knex,
  scope: Scope,
  window: Window,
  allowed: AllowedStretches,
  rows: Row[],
): Promise<boolean> {
  const hidden = rows.filter(
    row =>
      row.period !== null && row.changes > 0 && !mayShow(row, allowed.minimum),
  );
  if (hidden.length === 0) {
    return true;
  }
  const answer = await knex.raw<{ rows: Array<{ people: number }> }>(
    `with merged as (${merged})
     select count(distinct contributor)::int as people
     from merged, unnest(contributors) as contributor
     where allowed and period = any(:hidden)`,
    {
      ...bindings(scope, window, allowed),
      hidden: hidden.map(row => row.period ?? 0),
    },
  );
  return answer.rows[0].people >= allowed.minimum;
}

function bindings(scope: Scope, window: Window, allowed: AllowedStretches) {
  return {
    ...bucketBindings(scope, window),
    ...allowedBindings(window, allowed),
  };
}

function summarizeMerge({ changes, merge }: Row): TimeToMerge {
  const [medianSeconds, p90Seconds] = merge ?? [0, 0];
  return { changes, medianSeconds, p90Seconds };
}

function summarizeReview(row: Row): ReviewSummary {
  const { changes, withoutReview, firstReview, rounds } = row;
  return {
    changes,
    withoutReview,
    withoutReviewRate: withoutReview / changes,
    ...(firstReview && {
      medianSecondsToFirstReview: firstReview[0],
      p90SecondsToFirstReview: firstReview[1],
    }),
    ...(rounds !== null && { meanRounds: rounds }),
  };
}
