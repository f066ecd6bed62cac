import type { Course } from '../Process';
import type { RepositoryWorld } from '../RepositoryWorld';
import type { Pace } from '../time/Pace';
import { deployWithActions } from './deployWithActions';
import { deployWithSpinnaker } from './deployWithSpinnaker';

export interface DeployRequest {
  sha: string;
  to: 'staging' | 'production';
  pace: Pace;
  task: 'deploy' | 'rollback';
  description: string;
}

/**
 * Brings a commit into an environment.
 *
 * @returns whether it got there
 */
export function deploy(
  world: RepositoryWorld,
  request: DeployRequest,
): Course<boolean> {
  return world.repository.deployer === 'spinnaker'
    ? deployWithSpinnaker(world, request)
    : deployWithActions(world, request);
}
