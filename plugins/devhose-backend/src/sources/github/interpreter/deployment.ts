import { eventTypes } from '@pitstop/plugin-devhose-common';
import { readDeploymentData } from './deploymentData';
import type { GithubDraft } from './GithubDraft';
import type { Fields } from '@pitstop/plugin-devhose-node';
import { readPerson } from './person';
import { readRepository } from './repository';

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment */
export function readDeployment(payload: Fields): GithubDraft | undefined {
  if (payload.string('action') !== 'created') {
    return undefined;
  }
  const repository = readRepository(payload);
  const deployment = payload.object('deployment');
  const createdAt = deployment.instant('created_at');
  const data = readDeploymentData(deployment, repository, { at: createdAt });

  return {
    type: eventTypes.deploymentCreated,
    happenedAt: createdAt,
    repository,
    subjectPath: `/deployments/${data.deploymentId}`,
    content: {},
    customData: data,
    person: readPerson(deployment, 'creator'),
  };
}
