import type { Instant } from '../observe';

/** A change and the points in time it went through, before it is deployed. */
export interface Change {
  /** Tells changes of a repository apart. */
  id: string;
  /** Its place on the default branch. */
  position: number;
  firstCommitAt: Instant;
  /** Ready for review. */
  openedAt: Instant;
  /** Absent when nobody but the author and bots looked at it before the merge. */
  firstReviewAt?: Instant;
  mergedAt: Instant;
  hotfix: boolean;
  byBot: boolean;
  /** Sorted. */
  contributors: string[];
}
