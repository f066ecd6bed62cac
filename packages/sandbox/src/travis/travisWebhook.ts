import type { Repository } from '../company';
import type { Dispatch, TravisBuild } from '../simulation';
import type { Webhook } from '../webhooks/Webhook';

const messages: Record<TravisBuild['state'], string> = {
  passed: 'Passed',
  failed: 'Failed',
  errored: 'Errored',
};

/** Travis tells instants in UTC, to the second. */
function instant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** What was built: a push, or a pull request as GitHub would merge it. */
function commitFields(
  { fullName }: Repository,
  { subject }: Pick<TravisBuild, 'subject'>,
) {
  const { sha, pullRequest, branch } = subject;
  const page = `https://github.com/${fullName}`;
  if (!pullRequest) {
    return {
      type: 'push',
      commit: sha,
      base_commit: null,
      head_commit: null,
      branch,
      compare_url: `${page}/commit/${sha.slice(0, 12)}`,
      pull_request: false,
      pull_request_number: null,
      pull_request_title: null,
    };
  }
  const { number, title, baseSha } = pullRequest;
  return {
    type: 'pull_request',
    commit: sha.slice(20) + sha.slice(0, 20),
    base_commit: baseSha,
    head_commit: sha,
    branch: 'main',
    compare_url: `${page}/pull/${number}`,
    pull_request: true,
    pull_request_number: number,
    pull_request_title: title,
  };
}

function payload(repository: Repository, build: TravisBuild) {
  const { id, number, state, subject, startedAt, finishedAt } = build;
  const { author, authoredAt, title } = subject;
  const result = state === 'passed' ? 0 : 1;
  const [owner, name] = repository.fullName.split('/');
  const page = `https://app.travis-ci.com/github/${repository.fullName}`;
  return {
    id,
    number: String(number),
    config: {
      language: repository.language.toLowerCase(),
      os: ['linux'],
      '.result': 'configured',
    },
    state,
    status: result,
    result,
    status_message: messages[state],
    result_message: messages[state],
    started_at: instant(startedAt),
    finished_at: instant(finishedAt),
    duration: Math.round((finishedAt - startedAt) / 1_000),
    build_url: `${page}/builds/${id}`,
    commit_id: id + 1,
    message: title,
    committed_at: instant(authoredAt),
    author_name: author.displayName,
    author_email: author.email,
    committer_name: author.displayName,
    committer_email: author.email,
    tag: null,
    ...commitFields(repository, build),
    repository: {
      id: repository.githubId,
      name,
      owner_name: owner,
      url: null,
    },
    matrix: [
      {
        id: id + 2,
        repository_id: repository.githubId,
        parent_id: id,
        number: `${number}.1`,
        state,
        status: result,
        result,
        started_at: instant(startedAt),
        finished_at: instant(finishedAt),
        allow_failure: false,
      },
    ],
  };
}

/**
 * A webhook notification of Travis CI: a form.
 *
 * @see https://docs.travis-ci.com/user/notifications/#webhooks-delivery-format
 */
export function travisWebhook({
  repository,
  happening,
}: Dispatch<TravisBuild>): Webhook {
  const { id, state, finishedAt } = happening;
  const text = JSON.stringify(payload(repository, happening));
  return {
    tool: 'travis',
    deliveryId: `${id}-${state}-${instant(finishedAt).replace('Z', '.000Z')}`,
    headers: {
      accept: '*/*',
      'content-type': 'application/x-www-form-urlencoded',
      'travis-repo-slug': repository.fullName,
      'user-agent': 'Travis CI Notifications',
    },
    body: new URLSearchParams({ payload: text }).toString(),
  };
}
