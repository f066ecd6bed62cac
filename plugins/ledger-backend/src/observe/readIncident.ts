import { eventTypes, type FollowedEvent } from '@pitstop/plugin-devhose-common';
import { labelMark, sorted } from './marks';
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
export function readIncident({
  event,
  deliverySource,
}: FollowedEvent): IncidentObservation | undefined {
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
  const state = data.state ?? stateOf(event.type);
  return {
    repository: belongsTo,
    incident: event.subject,
    observedAt: at,
    state,
    beganAt: data.beganAt ?? at,
    ...(state === 'resolved' && { resolvedAt: data.resolvedAt ?? at }),
    ...(data.cause && { cause: data.cause }),
    marks: sorted((data.labels ?? []).map(labelMark)),
  };
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
