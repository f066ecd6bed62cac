import type {
  AboutPeople,
  SizeAgainstTime,
  SizeBucket,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { AllowedStretches } from '../people';
import type { Scope } from '../scope';
import { byAsked, scopeBindings } from '../store/scopeBindings';
import { basisOf } from './basisOf';
import { toIso } from './buckets';
import type { Window } from './Window';

/** Where buckets of lines begin. */
const bucketStarts = [0, 10, 50, 100, 250, 500, 1000];

const mostPoints = 200;

/** Ranking more than these says no more, and takes its time. */
const mostRanked = 20_000;

interface SizeRow {
  all: number;
  /** Null in the row of the total. */
  bucket: number | null;
  changes: number;
  contributors: number;
  median_lines: number;
  quartiles: [number, number, number];
}

/** Size of the pull requests merged in the range against the time it took to merge them. */
export async function measureSizes(
  knex: Knex,
  scope: Scope,
  window: Window,
  allowed: AllowedStretches,
): Promise<AboutPeople<SizeAgainstTime>> {
  const { minimum } = allowed;
  const rows = allowed.current
    ? await readBuckets(knex, scope, allowed.current)
    : [];
  const total = rows.find(row => row.bucket === null);
  if (!allowed.current || !total || total.contributors < minimum) {
    const { from, to } = window;
    return (await hasSizes(knex, scope, { from, to }))
      ? { status: 'withheld', minimumContributors: minimum }
      : { status: 'no-data' };
  }
  const { rho, points } = await readPoints(
    knex,
    scope,
    allowed.current,
    total.changes,
  );
  return {
    status: 'shown',
    ...basisOf(true, window, allowed),
    changes: total.changes,
    medianLines: total.median_lines,
    buckets: bucketStarts.map((_, index) =>
      toBucket(
        index,
        rows.find(row => row.bucket === index + 1),
        minimum,
      ),
    ),
    ...(rho !== null && { spearmanRho: rho }),
    points,
  };
}

function toBucket(
  index: number,
  row: SizeRow | undefined,
  minimum: number,
): SizeBucket {
  const toLines = bucketStarts[index + 1];
  return {
    fromLines: bucketStarts[index],
    ...(toLines !== undefined && { toLines }),
    timeToMerge: timeOf(row, minimum),
  };
}

function timeOf(
  row: SizeRow | undefined,
  minimum: number,
): SizeBucket['timeToMerge'] {
  if (!row) {
    return { status: 'no-data' };
  }
  return row.contributors < minimum
    ? { status: 'withheld', minimumContributors: minimum }
    : {
        status: 'shown',
        changes: row.changes,
        quartileSeconds: row.quartiles,
      };
}

interface Stretch {
  from: number;
  to: number;
}

/** Relies on the index on (unit, merged_at). */
const sized = `
  select lines, merge_milliseconds / 1000.0::float8 as seconds, contributors,
    change
  from changes
  where unit = any(:units) and ${byAsked}
    and merged_at >= :from and merged_at < :to
    and lines is not null and merge_milliseconds is not null`;

function bindings(scope: Scope, { from, to }: Stretch) {
  return { ...scopeBindings(scope), from: toIso(from), to: toIso(to) };
}

async function hasSizes(
  knex: Knex,
  scope: Scope,
  stretch: Stretch,
): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: object[] }>(
    `${sized} limit 1`,
    bindings(scope, stretch),
  );
  return rows.length > 0;
}

async function readBuckets(
  knex: Knex,
  scope: Scope,
  stretch: Stretch,
): Promise<SizeRow[]> {
  const { rows } = await knex.raw<{ rows: SizeRow[] }>(
    `with sized as materialized (
       select *, width_bucket(lines, cast(:bucketStarts as int[])) as bucket
       from (${sized}) as merged
     ), measured as (
       select bucket, count(*)::int as changes,
         percentile_cont(0.5) within group (order by lines) as median_lines,
         percentile_cont(array[0.25, 0.5, 0.75])
           within group (order by seconds) as quartiles
       from sized
       group by grouping sets ((bucket), ())
       having count(*) > 0
     ), people as (
       select bucket, count(distinct contributor)::int as contributors
       from sized, unnest(contributors) as contributor
       group by grouping sets ((bucket), ())
     )
     select measured.*, coalesce(people.contributors, 0) as contributors
     from measured
     left join people on people.bucket is not distinct from measured.bucket`,
    { ...bindings(scope, stretch), bucketStarts },
  );
  return rows;
}

/**
 * Spearman's rho, which is Pearson's of the ranks, equal ones sharing theirs;
 * and every so many-th point in the order of sizes. Rounded: nobody needs to
 * recognise a pull request by its seconds.
 */
async function readPoints(
  knex: Knex,
  scope: Scope,
  stretch: Stretch,
  changes: number,
): Promise<{ rho: number | null; points: SizeAgainstTime['points'] }> {
  const { rows } = await knex.raw<{
    rows: Array<{
      rho: number | null;
      points: SizeAgainstTime['points'] | null;
    }>;
  }>(
    `with sized as (
       select lines, seconds from (${sized}) as merged
       where abs(hashtext(change)::bigint) % :sampled = 0
     ), ranked as (
       select lines, seconds,
         rank() over (order by lines)
           + (count(*) over (partition by lines) - 1) / 2.0 as rank_of_lines,
         rank() over (order by seconds)
           + (count(*) over (partition by seconds) - 1) / 2.0 as rank_of_seconds,
         row_number() over (order by lines, seconds) as place,
         count(*) over () as n
       from sized
     )
     select
       case when count(*) >= 3
         then corr(rank_of_lines::float8, rank_of_seconds::float8) end as rho,
       json_agg(
         json_build_object('lines', lines, 'seconds', round(seconds / 60) * 60)
         order by place
       ) filter (where place % (1 + n / :mostPoints) = 0) as points
     from ranked`,
    {
      ...bindings(scope, stretch),
      sampled: 1 + Math.floor(changes / mostRanked),
      mostPoints,
    },
  );
  const [{ rho, points }] = rows;
  return { rho, points: points ?? [] };
}
