import type { Instant } from '../observe';
import type { Change } from './Change';
import type { DeploymentRun } from './DeploymentRun';
import type { ChangeFact } from './Facts';
import { measureStages } from './measureStages';
import { byFinish, type Rollout } from './Rollout';

/** A change counts at its first deployment, whatever the environment. */
export function changeFacts(
  unit: string,
  changes: Change[],
  rollouts: Rollout[],
): ChangeFact[] {
  const deliveredBy = new Map<Change, DeploymentRun>();
  const presumedBy = new Map<Change, DeploymentRun>();
  for (const { run, delivered, presumed } of rollouts) {
    keepFirst(deliveredBy, delivered, run);
    keepFirst(presumedBy, presumed, run);
  }
  return changes.map(change => {
    const delivered = deliveredBy.get(change);
    const presumed = presumedBy.get(change);
    const presumedDeployed =
      presumed !== undefined &&
      (delivered === undefined || presumed.finishedAt <= delivered.finishedAt);
    return {
      unit,
      change: change.id,
      mergedAt: change.mergedAt,
      presumedDeployed,
      byBot: change.byBot,
      contributors: change.contributors,
      ...measureReview(change),
      ...(!presumedDeployed &&
        delivered !== undefined &&
        measureDelivery(change, delivered)),
    };
  });
}

function measureReview({
  pullRequest,
  openedAt,
  mergedAt,
  firstReviewAt,
}: Change): Partial<ChangeFact> {
  return (
    (pullRequest && {
      mergeMilliseconds: Math.max(0, mergedAt - openedAt),
      reviewRounds: pullRequest.reviewRounds,
      ...(firstReviewAt !== undefined && {
        firstReviewMilliseconds: Math.max(0, firstReviewAt - openedAt),
      }),
      ...(pullRequest.lines !== undefined && { lines: pullRequest.lines }),
    }) ??
    {}
  );
}

function measureDelivery(
  change: Change,
  { finishedAt: deployedAt, deploymentId }: DeploymentRun,
): Partial<ChangeFact> {
  const leadTimeMilliseconds = deployedAt - change.firstCommitAt;
  return {
    deployedAt,
    deploymentId,
    leadTimeMilliseconds,
    ...(leadTimeMilliseconds >= 0 && {
      stageMilliseconds: measureStages(change, deployedAt),
    }),
  };
}

function keepFirst(
  runs: Map<Change, DeploymentRun>,
  changes: Change[],
  run: DeploymentRun,
): void {
  for (const change of changes) {
    const known = runs.get(change);
    if (known === undefined || byFinish(run, known) < 0) {
      runs.set(change, run);
    }
  }
}

/** The earliest of some instants, if there are any. */
export function firstOf(instants: Instant[]): Instant | undefined {
  return instants.reduce<Instant | undefined>(
    (earliest, at) => (earliest === undefined || at < earliest ? at : earliest),
    undefined,
  );
}
