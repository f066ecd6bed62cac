import type { Instant, PullRequestObservation, PushedCommit } from '../observe';
import type { BranchHistory } from './BranchHistory';

/**
 * When work on a merged pull request began: the earliest authored of its
 * commits as they were merged, or, where these are not known, when it was
 * opened.
 *
 * @param landed - The commits it brought to the default branch.
 */
export function firstCommitAt(
  pullRequest: PullRequestObservation,
  landed: PushedCommit[],
  branches: BranchHistory,
): Instant {
  // More than one commit landed: merged or rebased, these are its commits.
  if (landed.length > 1) {
    return earliest(landed);
  }
  const { commits, complete } = pullRequest.fork
    ? { commits: [], complete: false }
    : branches.commitsOf(pullRequest);
  if (complete && commits.length > 0) {
    return earliest(commits);
  }
  return Math.min(
    pullRequest.openedAt,
    earliest(commits),
    // The date of a squash is that of the merge, and plays no role here; that
    // of a single rebased commit is the date of authoring.
    earliest(landed),
  );
}

/** Infinity when there are none. */
function earliest(commits: PushedCommit[]): Instant {
  // Not Math.min(...): a push may hold thousands.
  return commits.reduce(
    (first, commit) => Math.min(first, commit.authoredAt),
    Infinity,
  );
}
