import type { DeploymentData } from '@pitstop/plugin-devhose-common';
import { environmentId, type Fields } from '@pitstop/plugin-devhose-node';
import type { Repository } from './repository';

/** What a deployment says of itself; its state is told by `stateAt` and the event's type. */
export function readDeploymentData(
  deployment: Fields,
  repository: Repository,
  state: { at: string; uri?: string; run?: string; job?: string },
): DeploymentData {
  const environment = deployment.string('environment');
  return {
    repository: repository.id,
    deploymentId: String(deployment.count('id')),
    environment: environmentId(environment) ?? environment,
    production: deployment.optionalBoolean('production_environment'),
    commit: deployment.commit('sha'),
    ref: deployment.string('ref'),
    task: deployment.string('task'),
    createdAt: deployment.instant('created_at'),
    stateAt: state.at,
    uri: state.uri,
    run: state.run,
    job: state.job,
    component: readComponent(deployment),
  };
}

/** Who deploys a part of a repository may say in the payload which; it may hold anything. */
function readComponent(deployment: Fields): string | undefined {
  const { payload } = deployment.toJSON();
  return typeof payload === 'object' &&
    payload !== null &&
    'component' in payload &&
    typeof payload.component === 'string' &&
    payload.component !== ''
    ? payload.component
    : undefined;
}
