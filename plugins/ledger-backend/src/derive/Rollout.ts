import type { DeploymentObservation } from '../observe';
import type { Change } from './Change';
import type { DeploymentKind } from './Facts';

/** A successful production deployment, and what it brought to its environment. */
export interface Rollout {
  deployment: DeploymentObservation;
  kind: Exclude<DeploymentKind, 'failed'>;
  /** Those that no deployment before it had brought there. */
  delivered: Change[];
  /** At the first: those too old to be delivered by it, presumed there before. */
  presumed: Change[];
}
