import {
  customEventType,
  eventTypes,
  type FollowedEvent,
} from '@pitstop/plugin-devhose-common';
import { hasOwnLabels } from './incidentLabels';
import { branchMarks, labelMark, sorted } from './marks';
import type { ObservationRules } from './ObservationRules';
import type { Observation } from './Observations';
import { readBuild } from './readBuild';
import { findingEventTypes, readFinding } from './readFinding';
import { readIncident } from './readIncident';
import { readQuality } from './readQuality';
import { readTicket } from './readTicket';
import {
  changeSchema,
  deploymentSchema,
  occurredAtSchema,
  pushSchema,
  repositorySchema,
  reviewSchema,
} from './schemas';

const ticketEventTypes: readonly string[] = [
  eventTypes.ticketCreated,
  eventTypes.ticketUpdated,
  eventTypes.ticketClosed,
  ...['deleted', 'transferred'].map(predicate =>
    customEventType({ tool: 'github', subject: 'ticket', predicate }),
  ),
];

type Reader = (
  event: FollowedEvent,
  rules: ObservationRules,
) => Observation | undefined;

const readers: Record<string, Reader> = {
  [eventTypes.branchPushed]: readPush,
  [eventTypes.gitlabBranchPushed]: readPush,
  [eventTypes.changeCreated]: readChange,
  [eventTypes.changeUpdated]: readChange,
  [eventTypes.changeMerged]: readChange,
  [eventTypes.changeReviewed]: readReview,
  [eventTypes.deploymentStarted]: event => readDeployment(event, 'started'),
  [eventTypes.deploymentFailed]: event => readDeployment(event, 'failed'),
  [eventTypes.gitlabDeploymentStarted]: event =>
    readDeployment(event, 'started'),
  [eventTypes.gitlabDeploymentFailed]: event => readDeployment(event, 'failed'),
  [eventTypes.spinnakerDeploymentFailed]: event =>
    readDeployment(event, 'failed'),
  [eventTypes.serviceDeployed]: event => readDeployment(event, 'succeeded'),
  [eventTypes.incidentDetected]: readIncidentEvent,
  [eventTypes.incidentReported]: readIncidentEvent,
  [eventTypes.incidentResolved]: readIncidentEvent,
  [eventTypes.incidentWithdrawn]: readIncidentEvent,
  ...Object.fromEntries(ticketEventTypes.map(type => [type, readTicketEvent])),
  [eventTypes.pipelineRunFinished]: readBuildEvent,
  [eventTypes.taskRunFinished]: readBuildEvent,
  [eventTypes.qualityGateEvaluated]: readQualityEvent,
  [eventTypes.repositoryModified]: readRename,
  ...Object.fromEntries(
    findingEventTypes.map(type => [type, readFindingEvent]),
  ),
};

/** The types of events that Ledger counts; of most installations, tickets say nothing to it. */
export function observedEventTypes({
  incidentLabels,
}: ObservationRules): string[] {
  return Object.keys(readers).filter(
    type => hasOwnLabels(incidentLabels) || !ticketEventTypes.includes(type),
  );
}

/**
 * Reads what an event tells, if it is something that counts. Branches and
 * contributors are as the event names them.
 *
 * @throws ZodError if the event doesn't say what its type promises.
 */
export function readEvent(
  event: FollowedEvent,
  rules: ObservationRules,
): Observation | undefined {
  return readers[event.event.type]?.(event, rules);
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

function readChange(
  event: FollowedEvent,
  rules: ObservationRules,
): Observation {
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
      hotfix: isHotfix(change, rules),
      marks: sorted([
        ...change.labels.map(labelMark),
        ...branchMarks(change.headBranch),
      ]),
      byBot: change.byBot,
      commitCount: change.commits,
      lines: linesOf(change),
      reverts: change.reverts,
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

function readDeployment(
  { event }: FollowedEvent,
  state: 'started' | 'succeeded' | 'failed',
): Observation {
  const { stateAt, ...deployment } = deploymentSchema.parse(
    event.data.customData,
  );
  return {
    kind: 'deployment',
    deployment: {
      ...deployment,
      subject: event.subject,
      ...(state === 'started'
        ? { startedAt: stateAt }
        : { end: { at: stateAt, succeeded: state === 'succeeded' } }),
    },
  };
}

function readIncidentEvent(
  event: FollowedEvent,
  rules: ObservationRules,
): Observation | undefined {
  const incident = readIncident(event, rules);
  return incident && { kind: 'incident', incident };
}

function readTicketEvent(
  event: FollowedEvent,
  rules: ObservationRules,
): Observation | undefined {
  const incident = hasOwnLabels(rules.incidentLabels)
    ? readTicket(event, rules)
    : undefined;
  return incident && { kind: 'incident', incident };
}

function readBuildEvent(event: FollowedEvent): Observation | undefined {
  const build = readBuild(event);
  return build && { kind: 'build', build };
}

/** Of all that happens to a repository, only that it is called otherwise. */
function readRename({ event }: FollowedEvent): Observation | undefined {
  const { repository, previousRepository: previous } = repositorySchema.parse(
    event.data.customData,
  );
  return previous === undefined || previous === repository
    ? undefined
    : { kind: 'rename', rename: { repository, previous } };
}

function readQualityEvent(event: FollowedEvent): Observation | undefined {
  const quality = readQuality(event);
  return quality && { kind: 'quality', quality };
}

function readFindingEvent(event: FollowedEvent): Observation {
  return { kind: 'finding', finding: readFinding(event) };
}

function linesOf(change: {
  additions?: number;
  deletions?: number;
}): number | undefined {
  return change.additions === undefined && change.deletions === undefined
    ? undefined
    : (change.additions ?? 0) + (change.deletions ?? 0);
}

function occurredAt(event: FollowedEvent): number {
  return occurredAtSchema.parse(event.event.data.context.timestamp);
}

function isHotfix(
  change: { labels: string[]; headBranch: string },
  rules: ObservationRules,
): boolean {
  return (
    rules.hotfixBranches.some(prefix => change.headBranch.startsWith(prefix)) ||
    change.labels.some(label =>
      rules.hotfixLabels.includes(label.toLowerCase()),
    )
  );
}
