import type { Change } from './Change';
import type { DeploymentRun } from './DeploymentRun';

/** A successful production deployment, and what it brought to its environment. */
export interface Rollout {
  run: DeploymentRun;
  /** What ran when it finished; absent for the first. */
  replaced?: Rollout;
  /** Where its commit stands to the one it replaces. */
  goes: 'first' | 'nowhere' | 'back' | 'forward';
  /** Those that no deployment before it had brought there. */
  delivered: Change[];
  /** At the first: those too old to be delivered by it, presumed there before. */
  presumed: Change[];
}

/** In the order in which they finished. */
export function byFinish(one: DeploymentRun, other: DeploymentRun): number {
  return (
    one.finishedAt - other.finishedAt ||
    one.createdAt - other.createdAt ||
    one.deploymentId.length - other.deploymentId.length ||
    (one.deploymentId < other.deploymentId ? -1 : 1)
  );
}
