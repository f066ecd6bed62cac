import {
  customEventType,
  eventTypes,
  type Identities,
} from '@pitstop/plugin-devhose-common';
import {
  environmentId,
  type EventDraft,
  type Fields,
} from '@pitstop/plugin-devhose-node';
import { readImages } from './trigger';

/** The stages that bring something to where it runs. */
const deploying = new Set(['deploy', 'deployManifest', 'runJobManifest']);

const rollingBack = new Set(['rollbackCluster', 'undoRolloutManifest']);

/**
 * What a pipeline deployed. An environment is what the stage calls so, else the
 * account, which is how Spinnaker names where something runs.
 */
export function readDeployments(
  execution: Fields,
  run: EventDraft,
): EventDraft[] {
  return execution
    .optionalObjects('stages')
    .map(stage => readDeployment(stage, execution, run))
    .filter(draft => draft !== undefined);
}

function readDeployment(
  stage: Fields,
  execution: Fields,
  run: EventDraft,
): EventDraft | undefined {
  const kind = stage.string('type');
  const context = stage.optionalObject('context');
  const environment = context && environmentOf(context);
  const endedAt = stage.optionalInstantMilliseconds('endTime');
  if (
    !(deploying.has(kind) || rollingBack.has(kind)) ||
    environment === undefined ||
    endedAt === undefined
  ) {
    return undefined;
  }
  const identities = run.customData as Identities;
  const image = readImages(context ?? stage)[0] ?? readImages(execution)[0];
  const succeeded = stage.string('status') === 'SUCCEEDED';
  const standard = succeeded && image !== undefined;
  return {
    type: standard ? typeOf(kind) : customTypeOf(succeeded),
    happenedAt: endedAt,
    source: run.source,
    subject: `${run.subject}/stages/${stage.string('id')}`,
    repository: run.repository,
    content: standard
      ? { environment: { id: environment }, artifactId: image.purl }
      : {},
    customData: {
      repository: identities.repository,
      commit: identities.commit,
      service: identities.service,
      pipeline: identities.pipeline,
      environment,
      artifact: image?.purl,
      artifactDigest: image?.digest,
      deploymentId: stage.string('id'),
      task: kind,
      run: execution.string('id'),
      createdAt: stage.optionalInstantMilliseconds('startTime') ?? endedAt,
      stateAt: endedAt,
    },
  };
}

function environmentOf(context: Fields): string | undefined {
  return environmentId(
    context.optionalString('environment') ??
      context.optionalString('account') ??
      context.optionalString('credentials') ??
      '',
  );
}

function typeOf(kind: string): string {
  return rollingBack.has(kind)
    ? 'dev.cdevents.service.rolledback.0.3.0'
    : eventTypes.serviceDeployed;
}

/** CDEvents has no word for a deployment that failed, nor for one of nobody knows what. */
function customTypeOf(succeeded: boolean): string {
  return customEventType({
    tool: 'spinnaker',
    subject: 'deployment',
    predicate: succeeded ? 'finished' : 'failed',
  });
}
