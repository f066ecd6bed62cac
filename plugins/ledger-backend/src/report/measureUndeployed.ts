import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { Instant } from '../observe';
import type { Scope } from '../scope';
import { byAsked, scopeBindings } from '../store/scopeBindings';
import { toIso } from './buckets';

/**
 * Changes that were merged and not in production at a moment. In a unit
 * that was never deployed before it, only those that a first deployment at
 * that moment would have taken.
 */
export async function measureUndeployed(
  knex: Knex,
  scope: Scope,
  at: Instant,
): Promise<DeliveryReport['leadTime']['undeployed']> {
  // Relies on the index on (unit, deployed_at).
  const { rows } = await knex.raw<{
    rows: Array<{ changes: number; oldest: Date | null }>;
  }>(
    `select count(*)::int as changes, min(merged_at) as oldest
     from changes
     join units using (unit)
     where unit = any(:units) and ${byAsked}
       and (deployed_at is null or deployed_at >= :at)
       and merged_at < :at
       and not presumed_deployed
       and (
         first_deployed_at < :at
         or merged_at >= cast(:at as timestamptz) - make_interval(days => look_back_days)
       )`,
    { ...scopeBindings(scope), at: toIso(at) },
  );
  const [{ changes, oldest }] = rows;
  return {
    changes,
    ...(oldest && { oldestMergedAt: oldest.toISOString() }),
  };
}
