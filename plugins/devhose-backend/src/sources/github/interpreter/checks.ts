import type { Fields } from '@pitstop/plugin-devhose-node';
import type { GithubDraft } from './GithubDraft';
import { happening } from './happening';

const jobPredicates: ReadonlyMap<string, string> = new Map([
  ['queued', 'queued'],
  ['waiting', 'waiting'],
  ['in_progress', 'started'],
  ['completed', 'finished'],
]);

/**
 * A job of a workflow: what its check run does not tell, how long it waited
 * and for which runner.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_job
 */
export function readWorkflowJob(payload: Fields): GithubDraft | undefined {
  const predicate = jobPredicates.get(payload.string('action'));
  if (predicate === undefined) {
    return undefined;
  }
  const job = payload.object('workflow_job');
  const startedAt = job.instant('started_at');
  const finishedAt = job.optionalInstant('completed_at');
  return happening(payload, {
    subject: 'job',
    predicate,
    happenedAt: finishedAt ?? startedAt,
    path: `/runs/${job.count('id')}`,
    data: {
      name: job.string('name'),
      run: job.id('run_id'),
      commit: job.commit('head_sha'),
      branch: job.optionalString('head_branch'),
      runnerLabels: job.strings('labels'),
      createdAt: job.optionalInstant('created_at'),
      startedAt,
      finishedAt,
      conclusion: job.optionalString('conclusion'),
    },
  });
}

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#check_suite */
export function readCheckSuite(payload: Fields): GithubDraft {
  const suite = payload.object('check_suite');
  return happening(payload, {
    subject: 'checksuite',
    predicate: payload.string('action'),
    happenedAt: suite.instant('updated_at'),
    path: `/check-suites/${suite.count('id')}`,
    data: {
      commit: suite.commit('head_sha'),
      branch: suite.optionalString('head_branch'),
      tool: suite.optionalObject('app')?.optionalString('slug'),
      conclusion: suite.optionalString('conclusion'),
    },
  });
}

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#status */
export function readStatus(payload: Fields): GithubDraft {
  return happening(payload, {
    subject: 'commitstatus',
    predicate: payload.string('state'),
    happenedAt: payload.instant('updated_at'),
    path: `/statuses/${payload.count('id')}`,
    data: {
      commit: payload.commit('sha'),
      name: payload.string('context'),
      uri: payload.optionalUri('target_url'),
    },
  });
}

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#page_build */
export function readPageBuild(payload: Fields): GithubDraft {
  const build = payload.object('build');
  return happening(payload, {
    subject: 'page',
    predicate: build.string('status'),
    happenedAt: build.instant('updated_at'),
    path: `/pages/builds/${payload.count('id')}`,
    data: {
      commit: build.optionalCommit('commit'),
      durationMilliseconds: build.optionalCount('duration'),
    },
  });
}

/** Somebody, or something, asked for a workflow to run. */
export function readDispatch(
  payload: Fields,
  received: { at: string },
): GithubDraft {
  const workflow = payload.optionalString('workflow');
  return happening(payload, {
    subject: 'workflow',
    predicate: 'dispatched',
    happenedAt: received.at,
    path: workflow === undefined ? '' : `/${workflow}`,
    data: {
      workflow,
      ref: payload.optionalString('ref') ?? payload.optionalString('branch'),
    },
  });
}
