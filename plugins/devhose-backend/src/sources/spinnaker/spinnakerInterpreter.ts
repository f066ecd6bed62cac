import {
  eventTypes,
  type EventType,
  type Identities,
} from '@pitstop/plugin-devhose-common';
import {
  createInterpreter,
  pipelineId,
  readPayload,
  serviceId,
  type EventDraft,
  type Fields,
} from '@pitstop/plugin-devhose-node';
import { readDeployments } from './deployments';
import { readTrigger } from './trigger';

const types: ReadonlyMap<string, EventType> = new Map([
  ['orca:pipeline:starting', eventTypes.pipelineRunStarted],
  ['orca:pipeline:complete', eventTypes.pipelineRunFinished],
  ['orca:pipeline:failed', eventTypes.pipelineRunFinished],
]);

const outcomes: ReadonlyMap<string, string> = new Map([
  ['SUCCEEDED', 'success'],
  ['TERMINAL', 'failure'],
  ['FAILED_CONTINUE', 'failure'],
  ['STOPPED', 'failure'],
  ['CANCELED', 'cancel'],
]);

/**
 * Reads pipelines, and what they deployed, from Spinnaker's events. Stages and
 * tasks are told in the pipeline that they are of.
 *
 * @see https://github.com/spinnaker/orca, `EchoNotifyingExecutionListener`
 */
export const spinnakerInterpreter = createInterpreter({
  version: 1,
  provider: 'spinnaker',
  read({ body, headers, receivedAt }) {
    const event = readPayload(body, headers);
    const type = types.get(event.object('details').string('type'));
    if (type === undefined) {
      return [];
    }
    const execution = event.object('content').object('execution');
    const run = readRun(execution, type, receivedAt.toISOString());
    return type === eventTypes.pipelineRunFinished
      ? [run, ...readDeployments(execution, run)]
      : [run];
  },
});

function readRun(
  execution: Fields,
  type: EventType,
  receivedAt: string,
): EventDraft {
  const application = execution.string('application');
  const id = execution.string('id');
  const name = execution.string('name');
  const finished = type === eventTypes.pipelineRunFinished;
  const startedAt =
    execution.optionalInstantMilliseconds('startTime') ??
    execution.optionalInstantMilliseconds('buildTime');
  const finishedAt = finished
    ? execution.optionalInstantMilliseconds('endTime') ?? receivedAt
    : undefined;
  const status = execution.string('status');
  const place = `spinnaker/applications/${application}`;
  const identities: Identities = {
    ...readTrigger(execution),
    service: serviceId(application),
    pipeline: pipelineId(place, name),
  };
  return {
    type,
    happenedAt: finishedAt ?? startedAt ?? receivedAt,
    // An event does not say where its Spinnaker is.
    source: `urn:spinnaker:${encodeURIComponent(application)}`,
    subject: `${place}/executions/${id}`,
    repository: identities.repository,
    content: {
      pipelineName: name,
      uri: `urn:spinnaker:execution:${encodeURIComponent(id)}`,
      ...(finished && { outcome: outcomes.get(status) }),
    },
    customData: {
      ...identities,
      name,
      tool: 'spinnaker',
      attempt: 1,
      createdAt:
        execution.optionalInstantMilliseconds('buildTime') ??
        startedAt ??
        receivedAt,
      startedAt,
      finishedAt,
      conclusion: finished ? status : undefined,
    },
  };
}
