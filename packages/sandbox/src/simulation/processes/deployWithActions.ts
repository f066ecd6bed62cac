import { bots } from '../bots';
import type { Deployment, DeploymentStatus } from '../happenings';
import type { Course } from '../Process';
import type { RepositoryWorld } from '../RepositoryWorld';
import type { DeployRequest } from './deploy';

/** A workflow of GitHub Actions deploys, and GitHub tells of it. */
export function* deployWithActions(
  world: RepositoryWorld,
  request: DeployRequest,
): Course<boolean> {
  const { random, repository, habits } = world;
  const { pace } = request;
  const isProduction = request.to === 'production';
  const succeeds = !random.chance(habits.failedDeploymentChance);
  const deployment: Deployment = {
    id: world.nextId(),
    sha: request.sha,
    task: request.task,
    description: request.description,
    environment: repository.environments[request.to],
    isProduction: isProduction && repository.flagsProduction,
    creator: bots.actions,
    createdAt: world.now,
  };
  const status = (
    state: DeploymentStatus['state'],
    description: string,
  ): DeploymentStatus => ({
    kind: 'deployment_status',
    id: world.nextId(),
    deployment,
    state,
    description,
    createdAt: world.now,
  });
  yield { kind: 'deployment', deployment };
  yield pace.afterRun(world.now, random.between(0.05, 0.5));
  if (isProduction) {
    yield status('queued', 'Waiting for a runner');
    yield pace.afterRun(world.now, random.between(0.1, 1));
  }
  yield status('in_progress', 'Rolling out');
  yield pace.afterRun(world.now, random.logNormal(isProduction ? 6 : 3, 0.4));
  if (succeeds) {
    yield status('success', 'All instances run the new version');
  } else {
    yield random.chance(0.8)
      ? status('failure', 'Instances did not become ready in time')
      : status('error', 'The cluster could not be reached');
  }
  return succeeds;
}
