import type { Issue, IssueChange } from '../simulation';
import { accountJson } from './accounts';
import { instant, type Json, nodeId, optionalInstant, toObject } from './json';
import { labelFields } from './labels';
import { payload, type Scene } from './payload';

const reactions = {
  total_count: 0,
  '+1': 0,
  '-1': 0,
  laugh: 0,
  hooray: 0,
  confused: 0,
  heart: 0,
  rocket: 0,
  eyes: 0,
};

function issueJson(scene: Scene, issue: Issue): Json {
  const { apiUrl, pageUrl } = scene.repository;
  const { id, number, title, body, closedAt } = issue;
  const url = `${apiUrl}/issues/${number}`;
  const isOpen = closedAt === undefined;
  const fields = {
    url,
    repository_url: apiUrl,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${pageUrl}/issues/${number}`,
    id,
    node_id: nodeId('I', id),
    number,
    title,
    labels: issue.labels.map(name => labelFields(scene, name)),
    state: isOpen ? 'open' : 'closed',
    locked: false,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: 0,
    created_at: instant(issue.createdAt),
    updated_at: instant(issue.updatedAt),
    closed_at: optionalInstant(closedAt),
    author_association: 'MEMBER',
    active_lock_reason: null,
    body,
    reactions: { url: `${url}/reactions`, ...reactions },
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
    state_reason: isOpen ? null : 'completed',
  };
  return toObject(fields, { user: accountJson(issue.author) });
}

export function issuePayload(scene: Scene, change: IssueChange): Json {
  const { action, issue, label, sender } = change;
  const fields =
    label === undefined
      ? { action }
      : { action, label: labelFields(scene, label) };
  return payload(scene, sender, fields, { issue: issueJson(scene, issue) });
}
