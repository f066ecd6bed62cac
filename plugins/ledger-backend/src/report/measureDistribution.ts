import type {
  AboutPeople,
  LeadTimeDistribution,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { AllowedStretches } from '../people';
import type { Scope } from '../scope';
import {
  byAsked,
  firstToEnvironment,
  scopeBindings,
} from '../store/scopeBindings';
import { basisOf } from './basisOf';
import { toIso } from './buckets';
import type { Window } from './Window';

const hour = 3_600;
const day = 24 * hour;

/** Where buckets of lead times begin: from an hour to four weeks. Seconds. */
const bucketStarts = [
  0,
  hour,
  4 * hour,
  12 * hour,
  day,
  2 * day,
  4 * day,
  7 * day,
  14 * day,
  28 * day,
];

/**
 * How the lead times of the changes first deployed in the range are spread.
 * Below the medians are single changes, so it is asked of the guard.
 */
export async function measureDistribution(
  knex: Knex,
  scope: Scope,
  window: Window,
  allowed: AllowedStretches,
): Promise<AboutPeople<LeadTimeDistribution>> {
  const { current, minimum } = allowed;
  const counts = await countByBucket(knex, scope, current ?? window);
  const changes = counts.reduce((sum, count) => sum + count, 0);
  if (!current) {
    return changes > 0
      ? { status: 'withheld', minimumContributors: minimum }
      : { status: 'no-data' };
  }
  return {
    status: 'shown',
    ...basisOf(true, window, allowed),
    changes,
    buckets: bucketStarts.map((fromSeconds, index) => {
      const toSeconds = bucketStarts[index + 1];
      return {
        fromSeconds,
        ...(toSeconds !== undefined && { toSeconds }),
        changes: counts[index],
      };
    }),
  };
}

/** Relies on the index on (unit, deployed_at). */
async function countByBucket(
  knex: Knex,
  scope: Scope,
  { from, to }: { from: number; to: number },
): Promise<number[]> {
  const { rows } = await knex.raw<{
    rows: Array<{ bucket: number; changes: number }>;
  }>(
    `select width_bucket(
         lead_time_milliseconds / 1000.0::float8, cast(:bucketStarts as float8[])
       ) as bucket,
       count(*)::int as changes
     from changes
     where unit = any(:units) and ${firstToEnvironment} and ${byAsked}
       and deployed_at >= :from and deployed_at < :to
       and lead_time_milliseconds >= 0
     group by bucket`,
    { ...scopeBindings(scope), from: toIso(from), to: toIso(to), bucketStarts },
  );
  const byBucket = new Map(rows.map(row => [row.bucket, row.changes]));
  return bucketStarts.map((_, index) => byBucket.get(index + 1) ?? 0);
}
