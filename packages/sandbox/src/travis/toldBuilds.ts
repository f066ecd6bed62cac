/** What the webhook of a build tells and the API tells too. */
export interface BuildNotification {
  id: number;
  number: string;
  state: string;
  duration: number;
  type: string;
  started_at: string;
  finished_at: string;
  pull_request_number: number | null;
  pull_request_title: string | null;
  branch: string;
  tag: string | null;
  commit_id: number;
  commit: string;
  head_commit: string | null;
  base_commit: string | null;
  message: string;
  committed_at: string;
  compare_url: string;
  repository: { id: number; name: string; owner_name: string };
}

/** @see https://developer.travis-ci.com/resource/build */
export function toldBuild(build: BuildNotification) {
  const { owner_name, name } = build.repository;
  return {
    '@type': 'build',
    '@href': `/build/${build.id}`,
    '@representation': 'standard',
    id: build.id,
    number: build.number,
    state: build.state,
    duration: build.duration,
    event_type: build.type,
    pull_request_title: build.pull_request_title,
    pull_request_number: build.pull_request_number,
    started_at: build.started_at,
    finished_at: build.finished_at,
    repository: {
      '@type': 'repository',
      id: build.repository.id,
      name,
      slug: `${owner_name}/${name}`,
    },
    branch: { '@type': 'branch', name: build.branch },
    tag: build.tag === null ? null : { '@type': 'tag', name: build.tag },
    commit: {
      '@type': 'commit',
      id: build.commit_id,
      sha: build.commit,
      message: build.message,
      compare_url: build.compare_url,
      committed_at: build.committed_at,
    },
    request: { '@type': 'request', id: requestId(build) },
  };
}

/** @see https://developer.travis-ci.com/resource/request */
export function toldRequest(build: BuildNotification) {
  return {
    '@type': 'request',
    id: requestId(build),
    event_type: build.type,
    branch_name: build.branch,
    base_commit: build.base_commit,
    head_commit: build.head_commit,
  };
}

/** What made Travis build. */
function requestId({ id }: BuildNotification): number {
  return id - 1;
}
