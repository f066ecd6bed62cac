import {
  eventTypes,
  type EventType,
  type RunData,
} from '@pitstop/plugin-devhose-common';
import type { GithubDraft } from './GithubDraft';
import { pipelineId, type Fields } from '@pitstop/plugin-devhose-node';
import { outcomeOf } from './outcome';
import { readPerson } from './person';
import { readRepository } from './repository';

const types: ReadonlyMap<string, EventType> = new Map([
  ['requested', eventTypes.pipelineRunQueued],
  ['in_progress', eventTypes.pipelineRunStarted],
  ['completed', eventTypes.pipelineRunFinished],
]);

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run */
export function readWorkflowRun(payload: Fields): GithubDraft | undefined {
  const type = types.get(payload.string('action'));
  if (type === undefined) {
    return undefined;
  }
  const repository = readRepository(payload);
  const run = payload.object('workflow_run');
  const finished = type === eventTypes.pipelineRunFinished;
  const updatedAt = run.instant('updated_at');
  const branch = run.optionalString('head_branch');
  // The name is empty where the file gives none.
  const name = run.optionalString('name') ?? run.string('path');
  const data: RunData = {
    repository: repository.id,
    commit: run.commit('head_sha'),
    branch,
    onDefaultBranch: branch === repository.defaultBranch,
    pipeline: pipelineId(repository.id, name),
    name,
    tool: 'github-actions',
    attempt: run.optionalCount('run_attempt') ?? 1,
    createdAt: run.instant('created_at'),
    startedAt: run.optionalInstant('run_started_at'),
    finishedAt: finished ? updatedAt : undefined,
    conclusion: finished ? run.optionalString('conclusion') : undefined,
  };

  return {
    type,
    happenedAt:
      type === eventTypes.pipelineRunQueued && data.attempt === 1
        ? data.createdAt
        : updatedAt,
    repository,
    subjectPath: `/actions/runs/${run.count('id')}`,
    content: {
      pipelineName: data.name,
      uri: run.uri('html_url'),
      ...(finished && { outcome: outcomeOf(data.conclusion) }),
    },
    customData: data,
    person: readPerson(run, 'actor'),
  };
}
