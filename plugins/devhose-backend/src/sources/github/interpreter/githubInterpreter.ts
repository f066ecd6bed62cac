import type {
  Interpretation,
  InterpretationContext,
  Interpreter,
  ReceivedDelivery,
} from '@pitstop/plugin-devhose-node';
import { readCheckRun } from './checkRun';
import { readDeployment } from './deployment';
import { readDeploymentStatus } from './deploymentStatus';
import { toCloudEvent } from './envelope';
import type { EventDraft, PayloadReader } from './EventDraft';
import { readPayload } from './payload';
import { readPullRequest } from './pullRequest';
import { readPullRequestReview } from './pullRequestReview';
import { readPush } from './push';
import { UnreadableError } from './UnreadableError';
import { readWorkflowRun } from './workflowRun';

const readers: ReadonlyMap<string, PayloadReader> = new Map([
  ['pull_request', readPullRequest],
  ['pull_request_review', readPullRequestReview],
  ['push', readPush],
  ['workflow_run', readWorkflowRun],
  ['check_run', readCheckRun],
  ['deployment', readDeployment],
  ['deployment_status', readDeploymentStatus],
]);

/** Reads CDEvents from GitHub's webhooks. */
export const githubInterpreter: Interpreter = {
  version: 1,

  interpret(delivery, context) {
    try {
      const draft = read(delivery);
      return draft
        ? interpreted(draft, delivery, context)
        : { status: 'not-interpreted' };
    } catch (error) {
      if (error instanceof UnreadableError) {
        return { status: 'quarantined', reason: error.message };
      }
      throw error;
    }
  },
};

/** Payloads of other events are not even looked into. */
function read(delivery: ReceivedDelivery): EventDraft | undefined {
  const reader = readers.get(delivery.eventName);
  return reader?.(readPayload(delivery.body, delivery.headers), {
    at: delivery.receivedAt.toISOString(),
  });
}

function interpreted(
  draft: EventDraft,
  delivery: ReceivedDelivery,
  context: InterpretationContext,
): Interpretation {
  const { person, repository } = draft;
  return {
    status: 'interpreted',
    events: [
      {
        event: toCloudEvent(draft, delivery.deliveryId, 0),
        repository: repository.id,
        contributor:
          person && !person.bot
            ? context.contributor('github', person.id)
            : undefined,
      },
    ],
  };
}
