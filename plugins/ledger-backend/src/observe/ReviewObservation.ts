import type { Instant } from './Instant';

/** A review by a person other than the author. Bots are nobody. */
export interface ReviewObservation {
  repository: string;
  number: number;
  submittedAt: Instant;
  /** The reviewer; a keyed hash once it is stored. */
  contributor?: string;
}

/** What tells one review of a repository from another. */
export function reviewKey(review: ReviewObservation): string {
  return [
    review.repository,
    review.number,
    review.submittedAt,
    review.contributor ?? '',
  ].join(' ');
}
