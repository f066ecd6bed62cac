import { eventTypes, type RunData } from '@pitstop/plugin-devhose-common';
import {
  changeId,
  pipelineId,
  type EventDraft,
  type Fields,
} from '@pitstop/plugin-devhose-node';
import { readProject, readUser } from './project';
import { runState } from './runState';

/** A project has one, however often it runs. */
const pipelineName = 'GitLab CI/CD';

const types = {
  queued: eventTypes.pipelineRunQueued,
  started: eventTypes.pipelineRunStarted,
  finished: eventTypes.pipelineRunFinished,
};

/** @see https://docs.gitlab.com/user/project/integrations/webhook_events/#pipeline-events */
export function readPipeline(
  payload: Fields,
  received: { at: string },
): EventDraft | undefined {
  const pipeline = payload.object('object_attributes');
  const status = pipeline.string('status');
  const state = runState(status);
  if (state === undefined) {
    return undefined;
  }
  const project = readProject(payload);
  const finished = state.phase === 'finished';
  const createdAt = pipeline.instant('created_at');
  const finishedAt = finished
    ? pipeline.optionalInstant('finished_at') ?? received.at
    : undefined;
  const request = payload.optionalObject('merge_request');
  const branch = pipeline.string('ref');
  const data: RunData = {
    repository: project.id,
    commit: pipeline.commit('sha'),
    branch,
    onDefaultBranch: branch === project.defaultBranch,
    change: request && changeId(project.id, request.count('iid')),
    pipeline: pipelineId(project.id, pipelineName),
    name: pipelineName,
    tool: 'gitlab',
    attempt: 1,
    createdAt,
    finishedAt,
    conclusion: finished ? status : undefined,
  };
  const id = pipeline.count('id');
  return {
    type: types[state.phase],
    happenedAt:
      finishedAt ?? (state.phase === 'queued' ? createdAt : received.at),
    source: project.uri,
    subject: `${project.id}/pipelines/runs/${id}`,
    repository: project.id,
    content: {
      pipelineName,
      uri: pipeline.optionalUri('url') ?? `${project.uri}/-/pipelines/${id}`,
      ...(state.phase === 'finished' && { outcome: state.outcome }),
    },
    customData: data,
    person: readUser(payload),
  };
}
