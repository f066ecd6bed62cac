import { eventTypes, type FollowedEvent } from '@pitstop/plugin-devhose-common';
import type { IncidentObservation } from './IncidentObservation';
import {
  incidentContentSchema,
  incidentSchema,
  occurredAtSchema,
} from './schemas';

const githubArtifact = /^pkg:github\/([\w.-]+)\/([\w.-]+?)(?:@|\?|#|$)/i;
const repositoryId = /^[\w.-]+\.[\w-]+\/[\w.-]+\/[\w./-]+$/;

/**
 * An incident of whatever tool. One that says nothing of a repository belongs
 * to no component and is not counted.
 *
 * @throws ZodError if the event doesn't say what its type promises.
 */
export function readIncident({
  event,
}: FollowedEvent): IncidentObservation | undefined {
  const data = incidentSchema.parse(event.data.customData);
  const at = occurredAtSchema.parse(event.data.context.timestamp);
  const repository =
    data.repository ?? repositoryIn(event.data.subject.content);
  if (repository === undefined) {
    return undefined;
  }
  const state = data.state ?? stateOf(event.type);
  return {
    repository: repository.toLowerCase(),
    incident: event.subject,
    observedAt: at,
    state,
    beganAt: data.beganAt ?? at,
    ...(state === 'resolved' && { resolvedAt: data.resolvedAt ?? at }),
    ...(data.cause && { cause: data.cause }),
  };
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
