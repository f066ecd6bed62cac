import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import type { ScopeFacts } from '../facts';
import type { Instant } from '../observe';
import { toIso } from './toIso';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Changes that were merged and not in production at a moment. In a unit
 * that was never deployed before it, only those that a first deployment at
 * that moment would have taken.
 */
export function measureUndeployed(
  facts: ScopeFacts,
  at: Instant,
): DeliveryReport['leadTime']['undeployed'] {
  let count = 0;
  let oldest = Infinity;
  const before = { from: -Infinity, to: at };
  facts.eachChange('mergedAt', before, (row, changes, unit) => {
    const { firstDeployedAt = Infinity, lookBackDays = 0 } = unit;
    const mergedAt = changes.mergedAt[row];
    if (
      !(changes.deployedAt[row] < at) &&
      changes.presumedDeployed[row] === 0 &&
      (firstDeployedAt < at || mergedAt >= at - lookBackDays * dayMilliseconds)
    ) {
      count += 1;
      oldest = Math.min(oldest, mergedAt);
    }
  });
  return {
    changes: count,
    ...(count > 0 && { oldestMergedAt: toIso(oldest) }),
  };
}
