import {
  customEventType,
  eventTypes,
  type DeploymentData,
} from '@pitstop/plugin-devhose-common';
import {
  environmentId,
  packageUrl,
  UnreadableError,
  type EventDraft,
  type Fields,
} from '@pitstop/plugin-devhose-node';
import { readProject, readUser, type Project } from './project';

const predicates: ReadonlyMap<string, string> = new Map([
  ['created', 'created'],
  ['blocked', 'blocked'],
  ['running', 'started'],
  ['failed', 'failed'],
  ['canceled', 'canceled'],
  ['skipped', 'skipped'],
]);

const commitAddress = /\/commit\/([0-9a-f]{40,64})$/;

/** @see https://docs.gitlab.com/user/project/integrations/webhook_events/#deployment-events */
export function readDeployment(
  payload: Fields,
  received: { at: string },
): EventDraft | undefined {
  const status = payload.string('status');
  const predicate = predicates.get(status);
  if (predicate === undefined && status !== 'success') {
    return undefined;
  }
  const project = readProject(payload);
  const data = readData(payload, project, received.at);
  return {
    type: predicate
      ? customEventType({ tool: 'gitlab', subject: 'deployment', predicate })
      : eventTypes.serviceDeployed,
    happenedAt: data.stateAt,
    source: project.uri,
    subject: `${project.id}/deployments/${data.deploymentId}`,
    repository: project.id,
    content: predicate
      ? {}
      : {
          environment: { id: data.environment },
          artifactId: artifactOf(project, data.commit),
        },
    customData: data,
    person: readUser(payload),
  };
}

function readData(
  payload: Fields,
  project: Project,
  receivedAt: string,
): DeploymentData {
  const environment = environmentId(payload.string('environment'));
  const commit = commitAddress.exec(payload.uri('commit_url'))?.[1];
  if (environment === undefined || commit === undefined) {
    throw new UnreadableError('environment or commit_url names none');
  }
  const stateAt = payload.optionalInstant('status_changed_at') ?? receivedAt;
  const job = payload.optionalCount('deployable_id');
  const tier = payload.optionalString('environment_tier');
  return {
    repository: project.id,
    deploymentId: String(payload.count('deployment_id')),
    environment,
    production: tier === undefined ? undefined : tier === 'production',
    commit,
    ref: payload.optionalString('ref') ?? project.defaultBranch ?? commit,
    task: 'deploy',
    // A deployment tells only when it entered the state that it is in.
    createdAt: stateAt,
    stateAt,
    uri: payload.optionalUri('deployable_url'),
    job: job === undefined ? undefined : String(job),
  };
}

/** @see https://github.com/package-url/purl-spec/blob/main/types-doc/gitlab-definition.md */
function artifactOf({ id }: Project, commit: string): string {
  const [host, ...path] = id.split('/');
  const name = path.pop() ?? id;
  const purl = packageUrl({
    type: 'gitlab',
    namespace: path.join('/'),
    name,
    version: commit,
    registry: host === 'gitlab.com' ? undefined : host,
  });
  return purl ?? `${id}@${commit}`;
}
