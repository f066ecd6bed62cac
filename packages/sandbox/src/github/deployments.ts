import type {
  Deployment,
  DeploymentCreated,
  DeploymentStatus,
} from '../simulation';
import { accountJson } from './accounts';
import { instant, type Json, nodeId, toObject } from './json';
import { payload, type Scene } from './payload';

function deploymentJson(
  scene: Scene,
  deployment: Deployment,
  updatedAt: number,
): Json {
  const { apiUrl } = scene.repository;
  const { id, sha, task, environment, creator } = deployment;
  const url = `${apiUrl}/deployments/${id}`;
  return toObject(
    {
      url,
      id,
      node_id: nodeId('DE', id),
      sha,
      // The branch that the workflow runs on.
      ref: 'main',
      task,
      payload: {},
      original_environment: environment,
      environment,
      description: deployment.description,
      created_at: instant(deployment.createdAt),
      updated_at: instant(updatedAt),
      statuses_url: `${url}/statuses`,
      repository_url: apiUrl,
      transient_environment: false,
      production_environment: deployment.isProduction,
    },
    { creator: accountJson(creator) },
  );
}

export function deploymentPayload(
  scene: Scene,
  { deployment }: DeploymentCreated,
): Json {
  return payload(
    scene,
    deployment.creator,
    { action: 'created', workflow: null, workflow_run: null },
    { deployment: deploymentJson(scene, deployment, deployment.createdAt) },
  );
}

export function deploymentStatusPayload(
  scene: Scene,
  status: DeploymentStatus,
): Json {
  const { id, deployment, state, description, createdAt } = status;
  const { apiUrl, reference } = scene.repository;
  const { environment, creator } = deployment;
  const deploymentUrl = `${apiUrl}/deployments/${deployment.id}`;
  const log = `https://deploy.${scene.company.emailDomain}/${reference.name}/${deployment.id}`;
  const fields = {
    url: `${deploymentUrl}/statuses/${id}`,
    id,
    node_id: nodeId('DES', id),
    state,
    description,
    environment,
    target_url: log,
    log_url: log,
    environment_url: `https://${reference.name}.${environment}.${scene.company.emailDomain}`,
    created_at: instant(createdAt),
    updated_at: instant(createdAt),
    deployment_url: deploymentUrl,
    repository_url: apiUrl,
  };
  return payload(
    scene,
    creator,
    { action: 'created', check_run: null, workflow: null, workflow_run: null },
    {
      deployment_status: toObject(fields, { creator: accountJson(creator) }),
      deployment: deploymentJson(scene, deployment, createdAt),
    },
  );
}
