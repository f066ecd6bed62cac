import type { PullRequest, PullRequestChange } from '../simulation';
import { accountJson } from './accounts';
import { instant, type Json, nodeId, optionalInstant, toObject } from './json';
import { labelFields } from './labels';
import { payload, type Scene } from './payload';

/** One end of a pull request; both are in the same repository. */
function end(scene: Scene, branch: string, sha: string): Json {
  const { repository, company } = scene;
  return toObject(
    { label: `${company.name}:${branch}`, ref: branch, sha },
    { user: repository.owner, repo: repository.full },
  );
}

function links(api: string, page: string, number: number, head: string) {
  const url = `${api}/pulls/${number}`;
  const issue = `${api}/issues/${number}`;
  const urls = {
    html: `${page}/pull/${number}`,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${api}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${api}/statuses/${head}`,
  };
  return {
    url,
    html_url: urls.html,
    diff_url: `${urls.html}.diff`,
    patch_url: `${urls.html}.patch`,
    issue_url: issue,
    commits_url: urls.commits,
    review_comments_url: urls.review_comments,
    review_comment_url: urls.review_comment,
    comments_url: urls.comments,
    statuses_url: urls.statuses,
    _links: Object.fromEntries(
      Object.entries({ self: url, ...urls }).map(([name, href]) => [
        name,
        { href },
      ]),
    ),
  };
}

/** While it is open, GitHub names the commit of a test merge here. */
function mergeCommit({ mergeCommit: merged, head, closedAt }: PullRequest) {
  const testMerge = head.sha.slice(20) + head.sha.slice(0, 20);
  return merged ?? (closedAt === undefined ? testMerge : null);
}

/** A pull request as reviews show it. */
export function simplePullRequestFields(scene: Scene, pull: PullRequest) {
  const { apiUrl, pageUrl } = scene.repository;
  return {
    ...links(apiUrl, pageUrl, pull.number, pull.head.sha),
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    number: pull.number,
    state: pull.closedAt === undefined ? 'open' : 'closed',
    locked: false,
    title: pull.title,
    body: pull.body,
    created_at: instant(pull.createdAt),
    updated_at: instant(pull.updatedAt),
    closed_at: optionalInstant(pull.closedAt),
    merged_at: optionalInstant(pull.mergedAt),
    merge_commit_sha: mergeCommit(pull),
    assignee: null,
    assignees: [],
    requested_teams: [],
    labels: pull.labels.map(name => labelFields(scene, name)),
    milestone: null,
    draft: pull.draft,
    author_association: 'MEMBER',
    auto_merge: null,
    active_lock_reason: null,
  };
}

/** The parts of a pull request that are written once. */
export function pullRequestParts(
  scene: Scene,
  pull: PullRequest,
): Record<string, Json> {
  return {
    user: accountJson(pull.author),
    requested_reviewers: `[${pull.requestedReviewers.map(accountJson).join()}]`,
    head: end(scene, pull.head.branch, pull.head.sha),
    base: end(scene, 'main', pull.baseSha),
  };
}

function fullPullRequest(scene: Scene, pull: PullRequest): Json {
  const isMerged = pull.mergedAt !== undefined;
  const fields = {
    ...simplePullRequestFields(scene, pull),
    merged: isMerged,
    mergeable: isMerged ? null : true,
    rebaseable: isMerged ? null : true,
    mergeable_state: isMerged ? 'unknown' : 'clean',
    comments: 0,
    review_comments: pull.reviewComments,
    maintainer_can_modify: false,
    commits: pull.commits,
    additions: pull.additions,
    deletions: pull.deletions,
    changed_files: pull.changedFiles,
  };
  return toObject(fields, {
    ...pullRequestParts(scene, pull),
    merged_by: pull.mergedBy ? accountJson(pull.mergedBy) : 'null',
  });
}

export function pullRequestPayload(
  scene: Scene,
  change: PullRequestChange,
): Json {
  const { action, pullRequest, sender, before, reviewer } = change;
  const number = pullRequest.number;
  const fields =
    action === 'synchronize'
      ? { action, number, before, after: pullRequest.head.sha }
      : { action, number };
  const details: Record<string, Json> = {};
  if (change.label) {
    details.label = JSON.stringify(labelFields(scene, change.label));
  }
  if (reviewer) {
    details.requested_reviewer = accountJson(reviewer);
  }
  return payload(scene, sender, fields, {
    pull_request: fullPullRequest(scene, pullRequest),
    ...details,
  });
}
