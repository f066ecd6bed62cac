import { eventTypes, type FollowedEvent } from '@pitstop/plugin-devhose-common';
import type { Observation } from './Observations';
import {
  changeSchema,
  deploymentSchema,
  occurredAtSchema,
  pushSchema,
  reviewSchema,
} from './schemas';

type Reader = (event: FollowedEvent) => Observation | undefined;

const readers: Record<string, Reader> = {
  [eventTypes.branchPushed]: readPush,
  [eventTypes.changeCreated]: readChange,
  [eventTypes.changeUpdated]: readChange,
  [eventTypes.changeMerged]: readChange,
  [eventTypes.changeReviewed]: readReview,
  [eventTypes.deploymentFailed]: event => readDeployment(event, false),
  [eventTypes.serviceDeployed]: event => readDeployment(event, true),
};

/** The types of events that Ledger counts. */
export const observedEventTypes: readonly string[] = Object.keys(readers);

/**
 * Reads what an event tells, if it is something that counts. Branches and
 * contributors are as the event names them.
 *
 * @throws ZodError if the event doesn't say what its type promises.
 */
export function readEvent(event: FollowedEvent): Observation | undefined {
  return readers[event.event.type]?.(event);
}

function readPush(event: FollowedEvent): Observation {
  const { isDefaultBranch, ...push } = pushSchema.parse(
    event.event.data.customData,
  );
  return {
    kind: 'push',
    push: {
      ...push,
      onDefaultBranch: isDefaultBranch,
      pushedAt: occurredAt(event),
      contributor: event.contributor,
    },
  };
}

function readChange(event: FollowedEvent): Observation {
  const change = changeSchema.parse(event.event.data.customData);
  const observedAt = occurredAt(event);
  const wasDraft = change.action === 'ready_for_review';
  return {
    kind: 'pull-request',
    pullRequest: {
      repository: change.repository,
      number: change.number,
      observedAt,
      openedAt: change.openedAt,
      mergedAt: change.mergedAt,
      mergeCommit: change.mergedAt ? change.mergeCommit : undefined,
      headCommit: change.headCommit,
      headBranch: change.headBranch,
      fork: change.fork,
      intoDefaultBranch: change.baseBranch === change.defaultBranch,
      hotfix: isHotfix(change),
      byBot: change.byBot,
      commitCount: change.commits,
      ...(change.draft && { firstDraftAt: observedAt }),
      ...(wasDraft && { firstDraftAt: change.openedAt }),
      ...(!change.draft && { firstReadyAt: observedAt }),
      contributors: event.contributor ? [event.contributor] : [],
    },
  };
}

function readReview(event: FollowedEvent): Observation | undefined {
  const { byAuthor, byBot, ...review } = reviewSchema.parse(
    event.event.data.customData,
  );
  if (byAuthor || byBot) {
    return undefined;
  }
  return {
    kind: 'review',
    review: { ...review, contributor: event.contributor },
  };
}

function readDeployment(event: FollowedEvent, succeeded: boolean): Observation {
  const { stateAt, ...deployment } = deploymentSchema.parse(
    event.event.data.customData,
  );
  return {
    kind: 'deployment',
    deployment: { ...deployment, succeeded, finishedAt: stateAt },
  };
}

function occurredAt(event: FollowedEvent): number {
  return occurredAtSchema.parse(event.event.data.context.timestamp);
}

function isHotfix(change: { labels: string[]; headBranch: string }): boolean {
  return (
    change.headBranch.startsWith('hotfix/') ||
    change.labels.some(label => label.toLowerCase() === 'hotfix')
  );
}
