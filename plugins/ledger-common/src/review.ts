import type { AboutPeople } from './people';
import type { Measured } from './time';

/** Reviews by people other than the author, of the pull requests merged in the window. @public */
export interface ReviewSummary {
  /** Merged pull requests. */
  changes: number;
  /** Those that nobody but the author and bots looked at. */
  withoutReview: number;
  /** `withoutReview` ÷ `changes`, from 0 to 1. */
  withoutReviewRate: number;
  /** Ready for review → first review, over the reviewed ones. */
  medianSecondsToFirstReview?: number;
  p90SecondsToFirstReview?: number;
  /**
   * Rounds per reviewed pull request: reviews with no push to the branch
   * between them are one round.
   */
  meanRounds?: number;
}

/** @public */
export type ReviewReport = Measured<{ review: AboutPeople<ReviewSummary> }>;
