import {
  createInterpreter,
  readPayload,
  type EventDraft,
} from '@pitstop/plugin-devhose-node';
import { readCheckRun } from './checkRun';
import { readDeployment } from './deployment';
import { readDeploymentStatus } from './deploymentStatus';
import type { GithubDraft, PayloadReader } from './GithubDraft';
import { readIssue } from './issue';
import { readPullRequest } from './pullRequest';
import { readPullRequestReview } from './pullRequestReview';
import { readPush } from './push';
import { readWorkflowRun } from './workflowRun';

const readers: ReadonlyMap<string, PayloadReader> = new Map([
  ['pull_request', readPullRequest],
  ['pull_request_review', readPullRequestReview],
  ['push', readPush],
  ['workflow_run', readWorkflowRun],
  ['check_run', readCheckRun],
  ['deployment', readDeployment],
  ['deployment_status', readDeploymentStatus],
  ['issues', readIssue],
]);

/** Reads CDEvents from GitHub's webhooks. */
export const githubInterpreter = createInterpreter({
  version: 2,
  provider: 'github',

  read({ eventName, body, headers, receivedAt }) {
    // Payloads of other events are not even looked into.
    const draft = readers.get(eventName)?.(readPayload(body, headers), {
      at: receivedAt.toISOString(),
    });
    return draft ? [toEventDraft(draft)] : [];
  },
});

function toEventDraft({
  repository,
  subjectPath,
  ...draft
}: GithubDraft): EventDraft {
  return {
    ...draft,
    source: repository.uri,
    subject: `${repository.id}${subjectPath}`,
    repository: repository.id,
  };
}
