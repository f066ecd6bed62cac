import {
  pushKey,
  type Instant,
  type PullRequestObservation,
  type PushedCommit,
  type PushObservation,
} from '../observe';
import { groupBy } from './groupBy';

/** By the tool's clock, and the same way every time within the same second. */
function byTime(one: PushObservation, other: PushObservation): number {
  if (one.pushedAt !== other.pushedAt) {
    return one.pushedAt - other.pushedAt;
  }
  return pushKey(one) < pushKey(other) ? -1 : 1;
}

/** The commits of a branch that a pull request consists of, as far as was seen. */
export interface BranchCommits {
  commits: PushedCommit[];
  /** Whether these are all. */
  complete: boolean;
}

/** The pushes of a repository, to be walked back from the head of a branch. */
export class BranchHistory {
  readonly #pushesTo: Map<string, PushObservation[]>;

  static create(pushes: PushObservation[]): BranchHistory {
    return new BranchHistory(pushes);
  }

  private constructor(pushes: PushObservation[]) {
    this.#pushesTo = groupBy(pushes.toSorted(byTime), push =>
      push.after === undefined ? undefined : `${push.branch} ${push.after}`,
    );
  }

  /**
   * The commits of a merged pull request, from the pushes to its branch.
   *
   * A push by force replaces what was there before. It tells only of the
   * commits that are new with it; where the pull request has more, the oldest of
   * those before are still part of it.
   */
  commitsOf(pullRequest: PullRequestObservation): BranchCommits {
    const { commitCount } = pullRequest;
    const newestFirst: PushedCommit[] = [];
    const replaced: PushedCommit[] = [];
    let forced = false;
    let toBranchStart = false;

    for (const push of this.#pushesBackFrom(pullRequest)) {
      const commits = push.commits.filter(commit => commit.distinct).reverse();
      (forced ? replaced : newestFirst).push(...commits);
      if (commitCount !== undefined && newestFirst.length >= commitCount) {
        return { commits: newestFirst.slice(0, commitCount), complete: true };
      }
      forced ||= push.forced;
      toBranchStart = push.before === undefined;
      if (forced && commitCount === undefined) {
        return { commits: newestFirst, complete: true };
      }
    }

    const missing = (commitCount ?? 0) - newestFirst.length;
    const kept = forced ? oldestKept(replaced, newestFirst, missing) : [];
    return {
      commits: [...newestFirst, ...kept],
      complete: toBranchStart || (forced && kept.length >= missing),
    };
  }

  *#pushesBackFrom(
    pullRequest: PullRequestObservation,
  ): Generator<PushObservation> {
    const seen = new Set<PushObservation>();
    let commit: string | undefined = pullRequest.headCommit;
    let at = pullRequest.mergedAt ?? pullRequest.observedAt;
    while (commit !== undefined) {
      const push = this.#pushTo(pullRequest.headBranch, commit, at);
      if (!push || seen.has(push)) {
        return;
      }
      seen.add(push);
      yield push;
      commit = push.before;
      at = push.pushedAt;
    }
  }

  /** The last such push until then; only a wrong clock puts all of them after. */
  #pushTo(
    branch: string,
    commit: string,
    until: Instant,
  ): PushObservation | undefined {
    const pushes = this.#pushesTo.get(`${branch} ${commit}`);
    return (
      pushes?.findLast(candidate => candidate.pushedAt <= until) ?? pushes?.[0]
    );
  }
}

/**
 * The oldest of the replaced commits that were not written anew: amending and
 * rebasing keep the date of authoring.
 */
function oldestKept(
  replacedNewestFirst: PushedCommit[],
  present: PushedCommit[],
  count: number,
): PushedCommit[] {
  const known = new Set(present.map(commit => commit.authoredAt));
  const kept: PushedCommit[] = [];
  for (const commit of replacedNewestFirst.toReversed()) {
    if (kept.length >= count) {
      break;
    }
    if (!known.has(commit.authoredAt)) {
      known.add(commit.authoredAt);
      kept.push(commit);
    }
  }
  return kept;
}
