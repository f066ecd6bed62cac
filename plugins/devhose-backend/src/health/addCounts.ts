import type { Knex } from 'knex';
import type { SourceOutcome } from './SourceOutcome';

/** For how long it is known when something happened. */
const keptDays = 8;

/** How often something became of the requests to a source. */
export interface SourceCount {
  source: string;
  outcome: SourceOutcome;
  count: number;
  /** In milliseconds since 1970; decides which period they belong to. */
  lastAt: number;
}

/** Adds to what has been counted, in one statement. */
export async function addCounts(
  knex: Knex,
  counts: readonly SourceCount[],
): Promise<void> {
  await knex.raw(
    `with counted as (
       select source, outcome, count, to_timestamp(at) as last_at
       from unnest(?::text[], ?::text[], ?::bigint[], ?::double precision[])
         as counted (source, outcome, count, at)
     ), totals as (
       insert into source_totals as t (source, outcome, count, last_at)
       select source, outcome, count, last_at from counted
       on conflict (source, outcome) do update set
         count = t.count + excluded.count,
         last_at = greatest(t.last_at, excluded.last_at)
     )
     insert into source_counts as c (period_start, source, outcome, count)
     select date_bin('5 minutes', last_at, 'epoch'), source, outcome, count
     from counted
     on conflict (period_start, source, outcome) do update set
       count = c.count + excluded.count`,
    [
      counts.map(({ source }) => source),
      counts.map(({ outcome }) => outcome),
      counts.map(({ count }) => count),
      counts.map(({ lastAt }) => lastAt / 1000),
    ],
  );
}

/** Forgets when things happened that happened long ago; how many there were stays. */
export async function forgetOldCounts(knex: Knex): Promise<void> {
  await knex('source_counts')
    .where(
      'period_start',
      '<',
      knex.raw('now() - make_interval(days => ?)', [keptDays]),
    )
    .delete();
}
