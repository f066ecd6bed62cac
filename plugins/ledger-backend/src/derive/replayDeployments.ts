import { millisecondsPerDay, type DeploymentObservation } from '../observe';
import type { Change } from './Change';
import type { Mainline } from './Mainline';
import type { Rollout } from './Rollout';

/** A mark as hotfix counts only while what it may fix is fresh. */
const hotfixLookBackDays = 7;

/** The deployment that runs, and what has been running before it. */
interface EnvironmentState {
  running?: DeploymentObservation;
  /** The place of each deployed commit in the order of first deployments. */
  firstDeployed: Map<string, number>;
  /** Everything on the mainline up to here was deployed; undefined before the first. */
  coveredUpTo?: number;
}

/**
 * Goes through the successful deployments to one environment, in the order in
 * which they finished: a deployment replaces the one that runs when it
 * finishes.
 *
 * @param changes - In the order of their positions.
 */
export function replayDeployments(
  deployments: DeploymentObservation[],
  changes: Change[],
  mainline: Mainline,
  lookBackDays: number,
): Rollout[] {
  const state: EnvironmentState = { firstDeployed: new Map() };
  const rollouts: Rollout[] = [];
  for (const deployment of deployments.toSorted(byFinish)) {
    const contents = takeChanges(
      deployment,
      changes,
      mainline.positionOf(deployment.commit),
      state,
      lookBackDays,
    );
    const kind = classify(deployment, contents.delivered, mainline, state);
    rollouts.push({ deployment, kind, ...contents });

    state.running = deployment;
    if (!state.firstDeployed.has(deployment.commit)) {
      state.firstDeployed.set(deployment.commit, state.firstDeployed.size);
    }
  }
  return rollouts;
}

/** A deployment of a commit that was never seen on the mainline carries nothing. */
function takeChanges(
  deployment: DeploymentObservation,
  changes: Change[],
  position: number | undefined,
  state: EnvironmentState,
  lookBackDays: number,
): Pick<Rollout, 'delivered' | 'presumed'> {
  const { coveredUpTo } = state;
  if (
    position === undefined ||
    (coveredUpTo !== undefined && position <= coveredUpTo)
  ) {
    return { delivered: [], presumed: [] };
  }
  state.coveredUpTo = position;
  const contained = between(changes, coveredUpTo ?? -1, position);
  if (coveredUpTo !== undefined) {
    return { delivered: contained, presumed: [] };
  }
  const mergedSince = deployment.finishedAt - lookBackDays * millisecondsPerDay;
  return {
    delivered: contained.filter(change => change.mergedAt >= mergedSince),
    presumed: contained.filter(change => change.mergedAt < mergedSince),
  };
}

function classify(
  deployment: DeploymentObservation,
  delivered: Change[],
  mainline: Mainline,
  { running, firstDeployed }: EnvironmentState,
): Rollout['kind'] {
  if (!running) {
    return 'planned';
  }
  if (deployment.task.toLowerCase().startsWith('rollback')) {
    return 'rollback';
  }
  if (deployment.commit === running.commit) {
    return 'redeploy';
  }
  if (isOlder(deployment.commit, running.commit, mainline, firstDeployed)) {
    return 'rollback';
  }
  const fixable =
    deployment.finishedAt - running.finishedAt <=
    hotfixLookBackDays * millisecondsPerDay;
  return fixable && delivered.some(change => change.hotfix)
    ? 'hotfix'
    : 'planned';
}

/**
 * Whether going from one commit to another goes back: it was deployed first
 * before the other was, or, never deployed, comes before it on the mainline.
 */
function isOlder(
  commit: string,
  replaced: string,
  mainline: Mainline,
  firstDeployed: Map<string, number>,
): boolean {
  const first = firstDeployed.get(commit);
  const firstOfReplaced = firstDeployed.get(replaced);
  if (first !== undefined && firstOfReplaced !== undefined) {
    return first < firstOfReplaced;
  }
  const position = mainline.positionOf(commit);
  const positionOfReplaced = mainline.positionOf(replaced);
  return (
    position !== undefined &&
    positionOfReplaced !== undefined &&
    position < positionOfReplaced
  );
}

/** The changes after a position, up to and including another. */
function between(changes: Change[], after: number, upTo: number): Change[] {
  return changes.slice(firstAfter(changes, after), firstAfter(changes, upTo));
}

function firstAfter(changes: Change[], position: number): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (changes[middle].position <= position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function byFinish(
  one: DeploymentObservation,
  other: DeploymentObservation,
): number {
  return (
    one.finishedAt - other.finishedAt ||
    one.createdAt - other.createdAt ||
    one.deploymentId.length - other.deploymentId.length ||
    (one.deploymentId < other.deploymentId ? -1 : 1)
  );
}
