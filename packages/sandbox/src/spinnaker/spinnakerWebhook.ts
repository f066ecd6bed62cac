import { imageName } from '../artifactory';
import type { Company, Repository } from '../company';
import type { Dispatch, SpinnakerPipeline } from '../simulation';
import type { Webhook } from '../webhooks/Webhook';

const statuses: Record<SpinnakerPipeline['action'], string> = {
  starting: 'RUNNING',
  complete: 'SUCCEEDED',
  failed: 'TERMINAL',
};

/** What the pipeline runs for: a commit, and the image that was made of it. */
function trigger(
  company: Company,
  repository: Repository,
  { sha, version }: SpinnakerPipeline['execution'],
) {
  const [project, slug] = repository.fullName.split('/');
  const reference = imageName(company, repository, version);
  return {
    type: 'git',
    source: 'github',
    project,
    slug,
    hash: sha,
    branch: 'main',
    user: '[anonymous]',
    artifacts: [
      {
        type: 'docker/image',
        name: reference.slice(0, reference.lastIndexOf(':')),
        version,
        reference,
      },
    ],
  };
}

function stage({ action, execution }: SpinnakerPipeline) {
  const { stageId, environment, startedAt, endedAt } = execution;
  return {
    id: stageId,
    refId: '1',
    type: 'deployManifest',
    name: `Deploy to ${environment}`,
    status: statuses[action],
    startTime: Math.floor(startedAt),
    endTime: endedAt === undefined ? null : Math.floor(endedAt),
    context: { account: environment, cloudProvider: 'kubernetes' },
  };
}

/**
 * An event of Spinnaker, as its service echo sends it on. Of all that echo
 * tells, only pipelines are wanted: their stages are in them.
 *
 * @see https://spinnaker.io/docs/setup/other_config/features/notifications/#add-a-webhook-to-spinnaker
 */
export function spinnakerWebhook(
  company: Company,
  { id, at, repository, happening }: Dispatch<SpinnakerPipeline>,
): Webhook {
  const { action, execution } = happening;
  const { startedAt, endedAt, environment } = execution;
  const application = repository.name.replaceAll('-', '');
  const body = JSON.stringify({
    details: {
      source: 'orca',
      type: `orca:pipeline:${action}`,
      created: String(Math.floor(at)),
      application,
      requestHeaders: {},
    },
    content: {
      execution: {
        id: execution.id,
        type: 'PIPELINE',
        application,
        name: `Deploy to ${environment}`,
        status: statuses[action],
        buildTime: Math.floor(startedAt),
        startTime: Math.floor(startedAt),
        endTime: endedAt === undefined ? null : Math.floor(endedAt),
        authentication: { user: '[anonymous]', allowedAccounts: [] },
        trigger: trigger(company, repository, execution),
        stages: [stage(happening)],
      },
      executionId: execution.id,
    },
    eventId: id,
  });
  return {
    tool: 'spinnaker',
    deliveryId: id,
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'user-agent': 'Spinnaker/echo',
    },
    body,
  };
}
