import { eventTypes, type FollowedEvent } from '@pitstop/plugin-devhose-common';
import { isGone, isLabelled, usualIncidentLabel } from './incidentLabels';
import type { Instant } from './Instant';
import { labelMark, sorted } from './marks';
import type { ObservationRules } from './ObservationRules';
import type { IncidentObservation } from './IncidentObservation';
import {
  incidentContentSchema,
  incidentSchema,
  occurredAtSchema,
} from './schemas';

const githubArtifact = /^pkg:github\/([\w.-]+)\/([\w.-]+?)(?:@|\?|#|$)/i;
const repositoryId = /^[\w.-]+\.[\w-]+\/[\w.-]+\/[\w./-]+$/;

/**
 * An incident of whatever tool. One that tells of the tool's own service instead
 * of a repository belongs to the components that name that service; one that
 * says neither belongs to none and is not counted.
 *
 * @throws ZodError if the event doesn't say what its type promises.
 */
export function readIncident(
  { event, deliverySource }: FollowedEvent,
  { incidentLabels }: ObservationRules,
): IncidentObservation | undefined {
  const data = incidentSchema.parse(event.data.customData);
  const at = occurredAtSchema.parse(event.data.context.timestamp);
  const repository = (
    data.repository ?? repositoryIn(event.data.subject.content)
  )?.toLowerCase();
  const belongsTo =
    repository ??
    (data.toolServiceId && serviceKey(deliverySource, data.toolServiceId));
  if (!belongsTo) {
    return undefined;
  }
  const { labels = [] } = data;
  const state = judge(
    { ...data, labels, state: data.state ?? stateOf(event.type) },
    incidentLabels,
  );
  return {
    repository: belongsTo,
    incident: event.subject,
    observedAt: at,
    state,
    beganAt: data.beganAt ?? at,
    ...(state === 'resolved' && { resolvedAt: data.resolvedAt ?? at }),
    ...(data.cause && { cause: data.cause }),
    marks: sorted(labels.map(labelMark)),
  };
}

/** Whether it is one by the labels of this installation, where it is one by its label. */
function judge(
  told: {
    state: IncidentObservation['state'];
    labels: string[];
    action?: string;
    resolvedAt?: Instant;
  },
  incidentLabels: readonly string[],
): IncidentObservation['state'] {
  const { state, labels, action, resolvedAt } = told;
  if (isLabelled(labels, incidentLabels)) {
    // It lost the usual label, and has another.
    const relabelled =
      state === 'withdrawn' && action !== undefined && !isGone(action);
    return relabelled ? endOf(resolvedAt) : state;
  }
  return isLabelled(labels, [usualIncidentLabel]) ? 'withdrawn' : state;
}

function endOf(resolvedAt: Instant | undefined): 'open' | 'resolved' {
  return resolvedAt === undefined ? 'open' : 'resolved';
}

/** A service by the id that a tool has for it: `pagerduty:PF9KMXH`. Never a repository's id. */
export function serviceKey(tool: string, id: string): string {
  return `${tool}:${id}`;
}

function stateOf(type: string): IncidentObservation['state'] {
  switch (type) {
    case eventTypes.incidentResolved:
      return 'resolved';
    case eventTypes.incidentWithdrawn:
      return 'withdrawn';
    default:
      return 'open';
  }
}

/** What CDEvents itself says about what is broken. */
function repositoryIn(content: unknown): string | undefined {
  const { artifactId, service } = incidentContentSchema.parse(content);
  const artifact = githubArtifact.exec(artifactId ?? '');
  if (artifact !== null) {
    return `github.com/${artifact[1]}/${artifact[2]}`;
  }
  return service && repositoryId.test(service.id) ? service.id : undefined;
}
