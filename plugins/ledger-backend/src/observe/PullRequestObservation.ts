import type { Instant } from './Instant';
import type { Reverted } from './PushObservation';

/** What is known of a pull request. */
export interface PullRequestObservation {
  repository: string;
  number: number;
  /** When it was like this, by the clock of the tool. */
  observedAt: Instant;
  openedAt: Instant;
  mergedAt?: Instant;
  mergeCommit?: string;
  headCommit: string;
  /** Tells branches apart; a keyed hash of the name once it is stored. */
  headBranch: string;
  /** Whether the pushes to its branch are not seen here. */
  fork: boolean;
  intoDefaultBranch: boolean;
  /** Whether it is marked as a hotfix, by the rules of the installation. */
  hotfix: boolean;
  /** Sorted. By what components may tell hotfixes: its labels, and how its branch begins; keyed hashes once stored. */
  marks: string[];
  byBot: boolean;
  /** How many commits it has. */
  commitCount?: number;
  /** Lines added and deleted. */
  lines?: number;
  /** What it takes back, if it says so. */
  reverts?: Reverted;
  /** When it was first seen as a draft… */
  firstDraftAt?: Instant;
  /** …and first seen ready for review. */
  firstReadyAt?: Instant;
  /** Sorted. The people behind it, without its reviewers; keyed hashes once stored. */
  contributors: string[];
}

/** What tells one pull request from another. */
export function pullRequestKey(pullRequest: {
  repository: string;
  number: number;
}): string {
  return `${pullRequest.repository} ${pullRequest.number}`;
}

/**
 * Joins what two events told of the same pull request.
 *
 * Commutative, associative and idempotent, so that it doesn't matter in which
 * order events come in, nor how often.
 */
export function mergePullRequests(
  one: PullRequestObservation,
  other: PullRequestObservation,
): PullRequestObservation {
  return {
    ...later(one, other),
    firstDraftAt: earliest(one.firstDraftAt, other.firstDraftAt),
    firstReadyAt: earliest(one.firstReadyAt, other.firstReadyAt),
    contributors: [
      ...new Set([...one.contributors, ...other.contributors]),
    ].sort(),
  };
}

/** Never goes back behind the merge: nothing that follows it undoes it. */
function later(
  one: PullRequestObservation,
  other: PullRequestObservation,
): PullRequestObservation {
  const difference =
    Number(one.mergedAt !== undefined) - Number(other.mergedAt !== undefined) ||
    one.observedAt - other.observedAt ||
    compareContents(one, other);
  return difference >= 0 ? one : other;
}

/** Clocks of tools count seconds: two states of the same second need an order too. */
function compareContents(
  one: PullRequestObservation,
  other: PullRequestObservation,
): number {
  const [first, second] = [contents(one), contents(other)];
  if (first === second) {
    return 0;
  }
  return first > second ? 1 : -1;
}

function contents(pullRequest: PullRequestObservation): string {
  return JSON.stringify([
    pullRequest.commitCount ?? 0,
    pullRequest.lines ?? 0,
    pullRequest.reverts?.number ?? 0,
    pullRequest.reverts?.commit ?? '',
    pullRequest.hotfix,
    pullRequest.marks,
    pullRequest.intoDefaultBranch,
    pullRequest.headCommit,
    pullRequest.mergeCommit ?? '',
    pullRequest.mergedAt ?? 0,
    pullRequest.openedAt,
    pullRequest.headBranch,
    pullRequest.fork,
    pullRequest.byBot,
  ]);
}

function earliest(
  one: Instant | undefined,
  other: Instant | undefined,
): Instant | undefined {
  if (one === undefined || other === undefined) {
    return one ?? other;
  }
  return Math.min(one, other);
}
