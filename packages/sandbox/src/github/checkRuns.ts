import type { CheckedCommit, CheckRun } from '../simulation';
import { appJson, detailsUrl } from './apps';
import { instant, type Json, nodeId, optionalInstant, toObject } from './json';
import { payload, type Scene } from './payload';

/** The pull requests that a check or workflow runs for. */
export function pullRequestReferences(scene: Scene, subject: CheckedCommit) {
  const { pullRequest } = subject;
  if (!pullRequest) {
    return [];
  }
  const { apiUrl, reference: repo } = scene.repository;
  const { id, number, head, baseSha } = pullRequest;
  return [
    {
      url: `${apiUrl}/pulls/${number}`,
      id,
      number,
      head: { ref: head.branch, sha: subject.sha, repo },
      base: { ref: 'main', sha: baseSha, repo },
    },
  ];
}

export function checkRunPayload(scene: Scene, run: CheckRun): Json {
  const { id, action, suiteId, subject, startedAt } = run;
  const { apiUrl, pageUrl } = scene.repository;
  const url = `${apiUrl}/check-runs/${id}`;
  const pulls = pullRequestReferences(scene, subject);
  const status = run.completedAt === undefined ? 'in_progress' : 'completed';
  const conclusion = run.conclusion ?? null;
  const suite = {
    id: suiteId,
    node_id: nodeId('CS', suiteId),
    head_branch: subject.branch,
    head_sha: subject.sha,
    status,
    conclusion,
    url: `${apiUrl}/check-suites/${suiteId}`,
    before: null,
    after: subject.sha,
    pull_requests: pulls,
    created_at: instant(startedAt),
    updated_at: instant(run.completedAt ?? startedAt),
  };
  const fields = {
    id,
    name: run.name,
    node_id: nodeId('CR', id),
    head_sha: subject.sha,
    external_id: String(suiteId),
    url,
    html_url: `${pageUrl}/runs/${id}`,
    details_url: detailsUrl(run.app, pageUrl, id),
    status,
    conclusion,
    started_at: instant(startedAt),
    completed_at: optionalInstant(run.completedAt),
    output: {
      title: null,
      summary: null,
      text: null,
      annotations_count: 0,
      annotations_url: `${url}/annotations`,
    },
    pull_requests: pulls,
    check_suite: suite,
  };
  return payload(
    scene,
    subject.author,
    { action },
    { check_run: toObject(fields, { app: appJson(run.app) }) },
  );
}
