import type {
  Instant,
  PullRequestObservation,
  PushedCommit,
  PushObservation,
} from '../observe';

/** Something that moved the default branch. */
export interface Landing {
  /** The commit the branch was at before, where it is known. */
  before?: string;
  /** The commit the branch was at after. */
  after: string;
  at: Instant;
  /** Oldest first; the last one is `after`. */
  commits: PushedCommit[];
  /** The push, unless the landing is only known from the pull request it merged. */
  push?: PushObservation;
}

/**
 * What landed on the default branch, in no order: its pushes, and the merges
 * whose push was not seen.
 */
export function findLandings(
  pushes: PushObservation[],
  merged: PullRequestObservation[],
): Landing[] {
  const landings = new Map<string, Landing>();
  const pushed = new Set<string>();
  for (const push of pushes) {
    if (push.onDefaultBranch && push.after !== undefined) {
      const landing = landingOfPush(push, push.after);
      landings.set(landingKey(landing), landing);
      for (const commit of landing.commits) {
        pushed.add(commit.id);
      }
    }
  }
  for (const pullRequest of merged) {
    const { mergeCommit, mergedAt } = pullRequest;
    if (mergeCommit && mergedAt !== undefined && !pushed.has(mergeCommit)) {
      const landing: Landing = {
        after: mergeCommit,
        at: mergedAt,
        commits: [{ id: mergeCommit, authoredAt: mergedAt, distinct: true }],
      };
      landings.set(landingKey(landing), landing);
    }
  }
  return [...landings.values()];
}

function landingOfPush(push: PushObservation, after: string): Landing {
  const complete = push.commits.some(commit => commit.id === after);
  return {
    before: push.before,
    after,
    at: push.pushedAt,
    // Tools leave commits out of very large pushes, and of those that only
    // move the branch to a commit it had before.
    commits: complete
      ? push.commits
      : [
          ...push.commits,
          { id: after, authoredAt: push.pushedAt, distinct: false },
        ],
    push,
  };
}

/** Orders landings that nothing else orders, the same way every time. */
export function landingKey(landing: Landing): string {
  return `${landing.after} ${landing.before ?? ''} ${landing.at}`;
}
