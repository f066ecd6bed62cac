import type { LeadTimeStage } from '@pitstop/plugin-ledger-common';
import type { Instant } from '../observe';
import type { Change } from './Change';

/**
 * How long each stage of a deployed change took, in milliseconds. They sum to
 * its lead time.
 *
 * Each point is at least its predecessor and at most the deployment. A change
 * that nobody reviewed spent its time in pickup.
 *
 * @param deployedAt - Not before the first commit.
 */
export function measureStages(
  change: Change,
  deployedAt: Instant,
): Record<LeadTimeStage, number> {
  const { firstCommitAt } = change;
  const openedAt = clip(change.openedAt, firstCommitAt, deployedAt);
  const reviewedAt = clip(
    change.firstReviewAt ?? change.mergedAt,
    openedAt,
    deployedAt,
  );
  const mergedAt = clip(change.mergedAt, reviewedAt, deployedAt);
  return {
    coding: openedAt - firstCommitAt,
    pickup: reviewedAt - openedAt,
    review: mergedAt - reviewedAt,
    deploy: deployedAt - mergedAt,
  };
}

function clip(at: Instant, from: Instant, to: Instant): Instant {
  return Math.min(Math.max(at, from), to);
}
