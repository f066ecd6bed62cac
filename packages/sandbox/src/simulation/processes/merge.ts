import type { Account } from '../../company';
import type { Commit } from '../happenings';
import type { Course } from '../Process';
import { livelyPace } from '../time/Pace';
import { second } from '../time/units';
import type { ChangeInProgress } from './ChangeInProgress';
import { createMergeCommit } from './commits';
import { pushToMain } from './mainLine';

function squash(change: ChangeInProgress): Commit[] {
  const { world, plan, pullRequest } = change;
  const { title, number } = pullRequest;
  const reverted = plan.kind === 'revert' ? `\n\n${pullRequest.body}` : '';
  return [
    createMergeCommit(world, {
      author: plan.author,
      message: `${title} (#${number})${reverted}`,
      files: plan.changedFiles,
    }),
  ];
}

function mergeCommit(change: ChangeInProgress, by: Account): Commit[] {
  const { world, pullRequest, commits } = change;
  const { number, head, title } = pullRequest;
  const from = `${world.repository.fullName.split('/')[0]}/${head.branch}`;
  return [
    ...commits.map(commit => ({ ...commit, distinct: false })),
    createMergeCommit(world, {
      author: by,
      message: `Merge pull request #${number} from ${from}\n\n${title}`,
      files: 0,
    }),
  ];
}

function rebase(change: ChangeInProgress): Commit[] {
  return change.commits.map(({ author, message, authoredAt, files }) =>
    createMergeCommit(change.world, { author, message, authoredAt, files }),
  );
}

function bringOver(change: ChangeInProgress, by: Account): Commit[] {
  switch (change.world.repository.mergeMethod) {
    case 'merge':
      return mergeCommit(change, by);
    case 'rebase':
      return rebase(change);
    default:
      return squash(change);
  }
}

/** Merges the pull request; GitHub tells of the push before or after it tells that it is merged. */
export function* merge(change: ChangeInProgress, by: Account): Course<void> {
  const { world, plan } = change;
  const commits = bringOver(change, by);
  const isUrgent =
    plan.kind === 'hotfix' ||
    plan.kind === 'revert' ||
    plan.pace === livelyPace;
  const mergedAt = world.now;
  const merged = {
    mergedAt,
    closedAt: mergedAt,
    mergedBy: by,
    mergeCommit: commits[commits.length - 1].sha,
  };
  const push = () =>
    pushToMain(world, {
      commits,
      pusher: by,
      pullRequest: change.pullRequest,
      isUrgent,
      pace: plan.pace,
    });
  if (world.random.chance(0.4)) {
    yield push();
    yield world.now + second;
    yield* change.tell('closed', merged, { sender: by });
  } else {
    yield* change.tell('closed', merged, { sender: by });
    yield world.now + second;
    yield push();
  }
  yield* change.deleteBranch(by);
}
