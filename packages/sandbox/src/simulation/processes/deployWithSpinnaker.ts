import type { Course } from '../Process';
import type { RepositoryWorld } from '../RepositoryWorld';
import { second } from '../time/units';
import type { SpinnakerPipeline } from '../toolHappenings';
import { versionOf } from '../wording';
import type { DeployRequest } from './deploy';

/** Spinnaker runs a pipeline, and tells of it itself; who wants to go back runs an earlier one again. */
export function* deployWithSpinnaker(
  world: RepositoryWorld,
  { sha, to, pace }: DeployRequest,
): Course<boolean> {
  const { random, repository, habits } = world;
  const succeeds = !random.chance(habits.failedDeploymentChance);
  const execution: SpinnakerPipeline['execution'] = {
    id: random.ulid(world.now),
    stageId: random.ulid(world.now),
    sha,
    version: versionOf(sha),
    environment: repository.environments[to],
    startedAt: world.now,
  };
  yield { kind: 'spinnaker', action: 'starting', execution };
  const minutes = random.logNormal(to === 'production' ? 6 : 3, 0.4);
  yield pace.afterRun(world.now, random.between(0.05, 0.5) + minutes);
  const endedAt = world.now;
  yield world.now + random.between(0.2, 2) * second;
  yield {
    kind: 'spinnaker',
    action: succeeds ? 'complete' : 'failed',
    execution: { ...execution, endedAt },
  };
  return succeeds;
}
