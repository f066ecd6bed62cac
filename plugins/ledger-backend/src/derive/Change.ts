import type { Instant, Reverted } from '../observe';

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
  /** The files it touched; absent where they are not known. */
  paths?: string[];
  /** Absent of a commit that was pushed without a pull request. */
  pullRequest?: {
    /** Lines added and deleted, where the tool says. */
    lines?: number;
    /** Rounds of review by others; 0 when nobody looked at it. */
    reviewRounds: number;
  };
  /** What it takes back, if it says so. */
  reverts: Reverted[];
  hotfix: boolean;
  byBot: boolean;
  /** Sorted. */
  contributors: string[];
}
