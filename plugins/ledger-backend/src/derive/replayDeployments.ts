import { millisecondsPerDay } from '../observe';
import type { Change } from './Change';
import type { DeploymentRun } from './DeploymentRun';
import type { DerivationRules } from './DerivationRules';
import type { Mainline } from './Mainline';
import { byFinish, type Rollout } from './Rollout';

type ReplayRules = Pick<DerivationRules, 'lookBackDays' | 'rollbackTasks'>;

/** The deployment that runs, and what has been running before it. */
interface EnvironmentState {
  running?: Rollout;
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
  runs: DeploymentRun[],
  changes: Change[],
  mainline: Mainline,
  rules: ReplayRules,
): Rollout[] {
  const state: EnvironmentState = { firstDeployed: new Map() };
  const rollouts: Rollout[] = [];
  for (const run of runs.toSorted(byFinish)) {
    const rollout: Rollout = {
      run,
      ...(state.running && { replaced: state.running }),
      goes: directionOf(run, mainline, state, rules.rollbackTasks),
      ...takeChanges(
        run,
        changes,
        mainline.positionOf(run.commit),
        state,
        rules.lookBackDays,
      ),
    };
    rollouts.push(rollout);

    state.running = rollout;
    if (!state.firstDeployed.has(run.commit)) {
      state.firstDeployed.set(run.commit, state.firstDeployed.size);
    }
  }
  return rollouts;
}

/** A deployment of a commit that was never seen on the mainline carries nothing. */
function takeChanges(
  run: DeploymentRun,
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
  const mergedSince = run.finishedAt - lookBackDays * millisecondsPerDay;
  return {
    delivered: contained.filter(change => change.mergedAt >= mergedSince),
    presumed: contained.filter(change => change.mergedAt < mergedSince),
  };
}

function directionOf(
  run: DeploymentRun,
  mainline: Mainline,
  { running, firstDeployed }: EnvironmentState,
  rollbackTasks: readonly string[],
): Rollout['goes'] {
  if (!running) {
    return 'first';
  }
  const task = run.task.toLowerCase();
  if (rollbackTasks.some(each => task.startsWith(each.toLowerCase()))) {
    return 'back';
  }
  if (run.commit === running.run.commit) {
    return 'nowhere';
  }
  return isOlder(run.commit, running.run.commit, mainline, firstDeployed)
    ? 'back'
    : 'forward';
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
