import type { Review } from '../simulation';
import { accountJson } from './accounts';
import { instant, type Json, nodeId, toObject } from './json';
import { payload, type Scene } from './payload';
import { pullRequestParts, simplePullRequestFields } from './pullRequests';

export function reviewPayload(scene: Scene, review: Review): Json {
  const { id, pullRequest, reviewer, state, body, submittedAt } = review;
  const { apiUrl, pageUrl } = scene.repository;
  const page = `${pageUrl}/pull/${pullRequest.number}#pullrequestreview-${id}`;
  const pull = `${apiUrl}/pulls/${pullRequest.number}`;
  const fields = {
    id,
    node_id: nodeId('PRR', id),
    body: body ?? null,
    commit_id: pullRequest.head.sha,
    submitted_at: instant(submittedAt),
    updated_at: instant(submittedAt),
    state,
    html_url: page,
    pull_request_url: pull,
    author_association: reviewer.type === 'Bot' ? 'NONE' : 'MEMBER',
    _links: { html: { href: page }, pull_request: { href: pull } },
  };
  return payload(
    scene,
    reviewer,
    { action: 'submitted' },
    {
      review: toObject(fields, { user: accountJson(reviewer) }),
      pull_request: toObject(
        simplePullRequestFields(scene, pullRequest),
        pullRequestParts(scene, pullRequest),
      ),
    },
  );
}
