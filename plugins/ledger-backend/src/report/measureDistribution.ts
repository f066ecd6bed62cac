import type {
  AboutPeople,
  LeadTimeDistribution,
} from '@pitstop/plugin-ledger-common';
import type { ScopeFacts } from '../facts';
import { lastAtOrBefore } from '../facts/lastAtOrBefore';
import type { AllowedStretches } from '../people';
import { basisOf } from './basisOf';
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
export function measureDistribution(
  facts: ScopeFacts,
  window: Window,
  allowed: AllowedStretches,
): AboutPeople<LeadTimeDistribution> {
  const { current, minimum } = allowed;
  const counts = bucketStarts.map(() => 0);
  let changes = 0;
  facts.eachChange('deployedAt', current ?? window, (row, columns) => {
    const seconds = columns.leadTimeMilliseconds[row] / 1000;
    if (seconds >= 0) {
      counts[lastAtOrBefore(bucketStarts, seconds)] += 1;
      changes += 1;
    }
  });
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
