import { eventTypes, type RunData } from '@pitstop/plugin-devhose-common';
import type { EventDraft, Fields } from '@pitstop/plugin-devhose-node';
import { readProject } from './project';
import { runState } from './runState';

/**
 * A job. CDEvents has no word for one that waits.
 *
 * @see https://docs.gitlab.com/user/project/integrations/webhook_events/#job-events
 */
export function readJob(
  payload: Fields,
  received: { at: string },
): EventDraft | undefined {
  const status = payload.string('build_status');
  const state = runState(status);
  const startedAt = payload.optionalInstant('build_started_at');
  if (state === undefined || state.phase === 'queued' || !startedAt) {
    // A job that was skipped or cancelled before it began was none.
    return undefined;
  }
  const project = readProject(payload);
  const finished = state.phase === 'finished';
  const finishedAt = finished
    ? payload.optionalInstant('build_finished_at') ?? received.at
    : undefined;
  const name = payload.string('build_name');
  const id = payload.count('build_id');
  const data: RunData = {
    repository: project.id,
    commit: payload.commit('sha'),
    branch: payload.optionalString('ref'),
    name,
    tool: 'gitlab',
    attempt: 1,
    createdAt: payload.optionalInstant('build_created_at') ?? startedAt,
    startedAt,
    finishedAt,
    conclusion: finished ? status : undefined,
  };
  return {
    type: finished ? eventTypes.taskRunFinished : eventTypes.taskRunStarted,
    happenedAt: finishedAt ?? startedAt,
    source: project.uri,
    subject: `${project.id}/jobs/${id}`,
    repository: project.id,
    content: {
      taskName: name,
      uri: `${project.uri}/-/jobs/${id}`,
      ...(state.phase === 'finished' && { outcome: state.outcome }),
    },
    customData: data,
  };
}
