import type {
  Observations,
  PullRequestObservation,
  PushedCommit,
  PushObservation,
  Reverted,
  ReviewObservation,
} from '../observe';
import { BranchHistory } from './BranchHistory';
import type { Change } from './Change';
import { firstCommitAt } from './firstCommitAt';
import { groupBy } from './groupBy';
import type { UnitRules } from './DerivationRules';
import type { Mainline } from './Mainline';
import { pathsOf, touchesPattern } from './paths';
import { readyForReviewAt } from './readyForReviewAt';
import { reviewRounds } from './reviewRounds';
import type { Surroundings } from './Surroundings';

/** The changes of a repository. */
export interface FoundChanges {
  /** In the order they landed. */
  changes: Change[];
  /** The change that brought each commit. */
  byCommit: Map<string, Change>;
}

/** A pull request that is known to be merged. */
type Merged = PullRequestObservation & { mergedAt: number };

/**
 * The changes of a repository: pull requests merged into the default branch,
 * and commits pushed there without one, in the order they landed.
 */
export function findChanges(
  observations: Observations,
  merged: Merged[],
  mainline: Mainline,
  rules: Pick<UnitRules, 'hotfixMarks' | 'ignoredPaths'>,
  { toObserved }: Surroundings,
): FoundChanges {
  const hotfixMarks =
    rules.hotfixMarks && new Set(rules.hotfixMarks.map(toObserved));
  const pushesTo = groupBy(observations.pushes, push => push.branch);
  const branches = BranchHistory.create(observations.pushes);
  const reviews = groupBy(observations.reviews, review => review.number);
  const mergedBy = groupBy(merged, pullRequest => pullRequest.mergeCommit);

  const changes = new Map<string, Change>();
  const byCommit = new Map<string, Change>();
  for (const landing of mainline.landings) {
    let pending: PushedCommit[] = [];
    for (const commit of landing.commits) {
      pending.push(commit);
      const position = mainline.positionOf(commit.id);
      const pullRequests = mergedBy.get(commit.id);
      if (position !== undefined && pullRequests) {
        for (const pullRequest of pullRequests) {
          const change = changeOfPullRequest(
            pullRequest,
            {
              reviews: reviews.get(pullRequest.number) ?? [],
              pushes: pushesTo.get(pullRequest.headBranch) ?? [],
              landed: landing.push ? pending : [],
            },
            branches,
            position,
            { hotfixMarks, ignoredPaths: rules.ignoredPaths },
          );
          addOnce(changes, change);
          for (const { id } of pending) {
            setOnce(byCommit, id, change);
          }
        }
        pending = [];
      }
    }
    // What a repository began with was made elsewhere.
    if (landing.push?.before !== undefined) {
      const listed = new Set(landing.push.commits);
      for (const commit of pending) {
        const position = mainline.positionOf(commit.id);
        if (position !== undefined && listed.has(commit)) {
          const change = changeOfCommit(commit, landing.push, position);
          addOnce(changes, change);
          setOnce(byCommit, commit.id, change);
        }
      }
    }
  }
  return {
    changes: [...changes.values()].sort(
      (one, other) => one.position - other.position,
    ),
    byCommit,
  };
}

function changeOfPullRequest(
  pullRequest: Merged,
  told: {
    reviews: ReviewObservation[];
    /** To its branch. */
    pushes: PushObservation[];
    /** The commits it brought to the default branch. */
    landed: PushedCommit[];
  },
  branches: BranchHistory,
  position: number,
  rules: { hotfixMarks?: ReadonlySet<string>; ignoredPaths: readonly string[] },
): Change {
  const { mergedAt, lines } = pullRequest;
  const { reviews, pushes, landed } = told;
  const { hotfixMarks, ignoredPaths } = rules;
  const paths = pathsOf(landed);
  const openedAt = readyForReviewAt(pullRequest, mergedAt);
  const reviewedAt = reviews
    .map(review => review.submittedAt)
    .filter(at => at >= openedAt && at <= mergedAt);
  const reviewers = reviews.flatMap(review => review.contributor ?? []);
  return {
    id: `pull/${pullRequest.number}`,
    position,
    firstCommitAt: firstCommitAt(pullRequest, landed, branches),
    openedAt,
    ...(reviewedAt.length > 0 && { firstReviewAt: Math.min(...reviewedAt) }),
    mergedAt,
    ...(paths && { paths }),
    pullRequest: {
      // A tool tells the lines of all files together only.
      ...(lines !== undefined &&
        !touchesPattern(paths, ignoredPaths) && { lines }),
      reviewRounds: reviewRounds(pullRequest, reviewedAt, pushes),
    },
    reverts: revertsOf(pullRequest, landed),
    hotfix: hotfixMarks
      ? pullRequest.marks.some(mark => hotfixMarks.has(mark))
      : pullRequest.hotfix,
    byBot: pullRequest.byBot,
    contributors: [
      ...new Set([...pullRequest.contributors, ...reviewers]),
    ].sort(),
  };
}

/** A commit without a pull request is opened and merged when it is pushed. */
function changeOfCommit(
  commit: PushedCommit,
  push: PushObservation,
  position: number,
): Change {
  return {
    id: `commit/${commit.id}`,
    position,
    firstCommitAt: commit.authoredAt,
    openedAt: push.pushedAt,
    mergedAt: push.pushedAt,
    ...(commit.paths && { paths: commit.paths }),
    reverts: revertsOf(commit),
    hotfix: false,
    byBot: false,
    contributors: push.contributor === undefined ? [] : [push.contributor],
  };
}

function revertsOf(
  change: { reverts?: Reverted },
  commits: PushedCommit[] = [],
): Reverted[] {
  return [change, ...commits].flatMap(({ reverts }) => reverts ?? []);
}

function setOnce(
  byCommit: Map<string, Change>,
  commit: string,
  change: Change,
): void {
  if (!byCommit.has(commit)) {
    byCommit.set(commit, change);
  }
}

function addOnce(changes: Map<string, Change>, change: Change): void {
  if (!changes.has(change.id)) {
    changes.set(change.id, change);
  }
}
