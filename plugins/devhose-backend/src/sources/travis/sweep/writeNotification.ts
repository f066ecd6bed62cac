import type { Fields, SentContent } from '@pitstop/plugin-devhose-node';

/** As Travis numbers them; what has not ended has none. */
const results = new Map([
  ['passed', 0],
  ['failed', 1],
  ['errored', 1],
  ['canceled', 1],
]);

/**
 * The webhook that Travis would have sent, as far as its API tells it: without
 * who wrote the commit, and without the build's configuration.
 *
 * @see https://docs.travis-ci.com/user/notifications/#webhooks-delivery-format
 * @see https://developer.travis-ci.com/resource/build
 */
export function writeNotification(
  build: Fields,
  { pages, headCommit }: { pages: string; headCommit?: string },
): SentContent {
  const told = build.toJSON();
  const commit = build.object('commit');
  const { message, committed_at } = commit.toJSON();
  const repository = build.object('repository');
  const slug = repository.string('slug');
  const [owner, name] = slug.split('/');
  const id = build.count('id');
  const isPullRequest = build.string('event_type') === 'pull_request';
  const result = results.get(build.string('state')) ?? null;
  const payload = JSON.stringify({
    id,
    number: told.number,
    type: told.event_type,
    state: told.state,
    status: result,
    result,
    started_at: told.started_at,
    finished_at: told.finished_at,
    duration: told.duration,
    build_url: `${pages}/${slug}/builds/${id}`,
    commit_id: commit.count('id'),
    commit: commit.string('sha'),
    head_commit: headCommit ?? null,
    branch: build.optionalObject('branch')?.optionalString('name') ?? null,
    tag: build.optionalObject('tag')?.optionalString('name') ?? null,
    compare_url: commit.optionalString('compare_url') ?? null,
    message,
    committed_at,
    pull_request: isPullRequest,
    pull_request_number: told.pull_request_number,
    pull_request_title: told.pull_request_title,
    repository: {
      id: repository.count('id'),
      name,
      owner_name: owner,
    },
  });
  return {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'travis-repo-slug': slug,
    },
    body: Buffer.from(new URLSearchParams({ payload }).toString()),
  };
}
