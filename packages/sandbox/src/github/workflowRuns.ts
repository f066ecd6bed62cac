import type { WorkflowRun } from '../simulation';
import { accountJson } from './accounts';
import { instant, type Json, nodeId, toObject } from './json';
import { payload, type Scene } from './payload';
import { pullRequestReferences } from './pullRequestReferences';

const workflowName = 'build';
const workflowPath = '.github/workflows/build.yml';

function workflow({ repository }: Scene): Json {
  const { apiUrl, pageUrl, reference } = repository;
  const id = reference.id;
  return JSON.stringify({
    id,
    node_id: nodeId('W', id),
    name: workflowName,
    path: workflowPath,
    state: 'active',
    created_at: '2023-03-01T09:12:44Z',
    updated_at: '2023-03-01T09:12:44Z',
    url: `${apiUrl}/actions/workflows/${id}`,
    html_url: `${pageUrl}/blob/main/${workflowPath}`,
    badge_url: `${pageUrl}/workflows/${workflowName}/badge.svg`,
  });
}

function runStatus({ action }: WorkflowRun) {
  return action === 'requested' ? 'queued' : action;
}

export function workflowRunPayload(scene: Scene, run: WorkflowRun): Json {
  const { id, suiteId, subject, attempt } = run;
  const { apiUrl, pageUrl, minimal, reference } = scene.repository;
  const url = `${apiUrl}/actions/runs/${id}`;
  const { author } = subject;
  const person = { name: author.displayName, email: author.email };
  const fields = {
    id,
    name: workflowName,
    node_id: nodeId('WFR', id),
    head_branch: subject.branch,
    head_sha: subject.sha,
    path: workflowPath,
    display_title: subject.title,
    run_number: run.runNumber,
    event: subject.pullRequest ? 'pull_request' : 'push',
    status: runStatus(run),
    conclusion: run.conclusion ?? null,
    workflow_id: reference.id,
    check_suite_id: suiteId,
    check_suite_node_id: nodeId('CS', suiteId),
    url,
    html_url: `${pageUrl}/actions/runs/${id}`,
    pull_requests: pullRequestReferences(scene, subject),
    created_at: instant(run.createdAt),
    updated_at: instant(run.updatedAt),
    run_attempt: attempt,
    referenced_workflows: [],
    run_started_at: instant(run.startedAt),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${apiUrl}/check-suites/${suiteId}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: attempt > 1 ? `${url}/attempts/${attempt - 1}` : null,
    workflow_url: `${apiUrl}/actions/workflows/${reference.id}`,
    head_commit: {
      id: subject.sha,
      tree_id: subject.tree,
      message: subject.title,
      timestamp: instant(subject.authoredAt),
      author: person,
      committer: person,
    },
  };
  const actor = accountJson(author);
  return payload(
    scene,
    author,
    { action: run.action },
    {
      workflow_run: toObject(fields, {
        actor,
        triggering_actor: actor,
        repository: minimal,
        head_repository: minimal,
      }),
      workflow: workflow(scene),
    },
  );
}
