import {
  eventTypes,
  type DeploymentData,
  type EventType,
} from '@pitstop/plugin-devhose-common';
import { readDeploymentData } from './deploymentData';
import type { GithubDraft } from './GithubDraft';
import type { Fields } from '@pitstop/plugin-devhose-node';
import { readPerson } from './person';
import { readRepository, type Repository } from './repository';

const types: ReadonlyMap<string, EventType> = new Map([
  ['queued', eventTypes.deploymentQueued],
  ['pending', eventTypes.deploymentQueued],
  ['waiting', eventTypes.deploymentQueued],
  ['in_progress', eventTypes.deploymentStarted],
  ['success', eventTypes.serviceDeployed],
  ['failure', eventTypes.deploymentFailed],
  ['error', eventTypes.deploymentFailed],
  ['inactive', eventTypes.deploymentDeactivated],
]);

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_status */
export function readDeploymentStatus(payload: Fields): GithubDraft | undefined {
  const status = payload.object('deployment_status');
  const type = types.get(status.string('state'));
  if (payload.string('action') !== 'created' || type === undefined) {
    return undefined;
  }
  const repository = readRepository(payload);
  const deployment = payload.object('deployment');
  const stateAt = status.instant('created_at');
  const data = readDeploymentData(deployment, repository, {
    at: stateAt,
    uri: readLogUri(status),
    run: readId(payload, 'workflow_run'),
    job: payload.optionalObject('check_run')?.optionalString('name'),
  });

  return {
    type,
    happenedAt: stateAt,
    repository,
    subjectPath: `/deployments/${data.deploymentId}`,
    content:
      type === eventTypes.serviceDeployed ? deployed(data, repository) : {},
    customData: data,
    person: readPerson(deployment, 'creator'),
  };
}

/** @see https://github.com/package-url/purl-spec/blob/main/types-doc/github-definition.md */
function deployed(data: DeploymentData, { owner, name }: Repository): object {
  return {
    environment: { id: data.environment },
    artifactId: `pkg:github/${owner}/${name}@${data.commit}`,
  };
}

function readLogUri(status: Fields): string | undefined {
  return status.optionalString('log_url') === undefined
    ? undefined
    : status.uri('log_url');
}

function readId(payload: Fields, name: string): string | undefined {
  const id = payload.optionalObject(name)?.count('id');
  return id === undefined ? undefined : String(id);
}
