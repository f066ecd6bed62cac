import type {
  Instant,
  PullRequestObservation,
  PushObservation,
} from '../observe';

/**
 * In how many rounds a pull request was reviewed: reviews with no push to its
 * branch between them are one.
 *
 * @param reviewedAt - When others reviewed it.
 * @param pushes - To its branch; none are seen of a fork.
 */
export function reviewRounds(
  pullRequest: PullRequestObservation,
  reviewedAt: Instant[],
  pushes: PushObservation[],
): number {
  const pushedAt = pullRequest.fork ? [] : pushes.map(push => push.pushedAt);
  const rounds = new Set(
    reviewedAt.map(at => pushedAt.filter(pushed => pushed <= at).length),
  );
  return rounds.size;
}
