import { millisecondsPerDay } from '../observe';
import type { Change } from './Change';
import type { DeploymentRun } from './DeploymentRun';
import type { UnitRules } from './DerivationRules';
import type { Mainline } from './Mainline';
import { byFinish, type Rollout } from './Rollout';

type ReplayRules = Pick<UnitRules, 'lookBackDays' | 'rollbackTasks' | 'place'>;

/** What became of the deployments to an environment. */
export interface Replayed {
  /** Those that succeeded, in the order in which they finished. */
  rollouts: Rollout[];
  failed: DeploymentRun[];
}

/** The deployment that runs, and what has been running before it. */
interface EnvironmentState {
  running?: Rollout;
  /** Where on the mainline the environment is, if that is known. */
  at?: number;
  /** The place of each deployed commit in the order of first deployments. */
  firstDeployed: Map<string, number>;
  /** Everything on the mainline up to here was deployed; undefined before the first. */
  coveredUpTo?: number;
}

/**
 * Goes through the deployments to one environment, in the order in which they
 * finished: a deployment replaces the one that runs when it finishes.
 *
 * Of a repository with several components, those that change nothing at the
 * component's place pass it by: they are the others'.
 *
 * @param changes - In the order of their positions.
 */
export function replayDeployments(
  runs: DeploymentRun[],
  changes: Change[],
  mainline: Mainline,
  rules: ReplayRules,
): Replayed {
  const state: EnvironmentState = { firstDeployed: new Map() };
  const rollouts: Rollout[] = [];
  const failed: DeploymentRun[] = [];
  for (const run of runs.toSorted(byFinish)) {
    const position = mainline.positionOf(run.commit);
    const concerns =
      !rules.place || run.named || isMoved(changes, state, position);
    if (!run.succeeded) {
      if (concerns) {
        failed.push(run);
      }
      continue;
    }
    if (concerns) {
      const rollout: Rollout = {
        run,
        ...(state.running && { replaced: state.running }),
        goes: directionOf(run, mainline, state, rules.rollbackTasks),
        ...takeChanges(run, changes, position, state, rules.lookBackDays),
      };
      rollouts.push(rollout);
      state.running = rollout;
    }
    state.at = position;
    state.coveredUpTo = furthest(state.coveredUpTo, position);
    if (!state.firstDeployed.has(run.commit)) {
      state.firstDeployed.set(run.commit, state.firstDeployed.size);
    }
  }
  return { rollouts, failed };
}

/**
 * Whether a deployment brings a change or takes one back. Where it is not known
 * between which commits it moves, it may.
 */
function isMoved(
  changes: Change[],
  { at, firstDeployed }: EnvironmentState,
  position: number | undefined,
): boolean {
  if (position === undefined || (at === undefined && firstDeployed.size > 0)) {
    return true;
  }
  const [low, high] = [at ?? -1, position].sort((one, other) => one - other);
  return between(changes, low, high).length > 0;
}

function furthest(
  one: number | undefined,
  other: number | undefined,
): number | undefined {
  return one === undefined || other === undefined
    ? one ?? other
    : Math.max(one, other);
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
