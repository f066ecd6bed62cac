import {
  eventTypes,
  type EventType,
  type RunData,
} from '@pitstop/plugin-devhose-common';
import type { GithubDraft } from './GithubDraft';
import type { Fields } from '@pitstop/plugin-devhose-node';
import { outcomeOf } from './outcome';
import { readRepository } from './repository';

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#check_run */
export function readCheckRun(payload: Fields): GithubDraft | undefined {
  const run = payload.object('check_run');
  const type = whatHappened(payload.string('action'), run.string('status'));
  if (type === undefined) {
    return undefined;
  }
  const repository = readRepository(payload);
  const finished = type === eventTypes.taskRunFinished;
  const startedAt = run.instant('started_at');
  const finishedAt = finished ? run.instant('completed_at') : undefined;
  const branch = run
    .optionalObject('check_suite')
    ?.optionalString('head_branch');
  const data: RunData = {
    repository: repository.id,
    commit: run.commit('head_sha'),
    branch,
    onDefaultBranch:
      branch === undefined ? undefined : branch === repository.defaultBranch,
    name: run.string('name'),
    ...readTool(run, repository.id),
    attempt: 1,
    createdAt: startedAt,
    startedAt,
    finishedAt,
    conclusion: finished ? run.optionalString('conclusion') : undefined,
  };

  return {
    type,
    happenedAt: finishedAt ?? startedAt,
    repository,
    subjectPath: `/runs/${run.count('id')}`,
    content: {
      taskName: run.string('name'),
      uri: run.uri('html_url'),
      ...(finished && { outcome: outcomeOf(data.conclusion) }),
    },
    customData: data,
    person: undefined,
  };
}

/**
 * Who ran it. A check of Travis CI is a whole build, whose id Travis tells, and
 * is called as Travis calls it: it may tell of the same build itself.
 *
 * @see https://github.com/travis-ci/travis-tasks/blob/master/lib/travis/addons/github_check_status/output/generator.rb
 */
function readTool(run: Fields, repository: string): Partial<RunData> {
  const tool = run.optionalObject('app')?.optionalString('slug');
  const build = run.optionalString('external_id') ?? '';
  return tool === 'travis-ci' && /^\d+$/.test(build)
    ? { tool, name: 'Travis CI', run: `${repository}/builds/${build}` }
    : { tool };
}

/** CDEvents has no word for a task that waits. */
function whatHappened(action: string, status: string): EventType | undefined {
  if (action !== 'created' && action !== 'completed') {
    return undefined;
  }
  if (status === 'completed') {
    return eventTypes.taskRunFinished;
  }
  return status === 'in_progress' ? eventTypes.taskRunStarted : undefined;
}
