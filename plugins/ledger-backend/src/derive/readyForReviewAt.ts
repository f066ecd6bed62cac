import type { Instant, PullRequestObservation } from '../observe';

/**
 * When a merged pull request was opened for others: a draft is still being
 * coded. Made a draft again later, it stays opened.
 */
export function readyForReviewAt(
  pullRequest: PullRequestObservation,
  mergedAt: Instant,
): Instant {
  const { openedAt, firstDraftAt, firstReadyAt } = pullRequest;
  if (firstDraftAt === undefined) {
    return openedAt;
  }
  if (firstReadyAt === undefined) {
    return mergedAt;
  }
  return firstReadyAt < firstDraftAt ? openedAt : firstReadyAt;
}
