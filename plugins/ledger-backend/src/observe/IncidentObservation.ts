import type { Instant } from './Instant';

/** What somebody wrote down as the cause of an incident. */
export interface IncidentCause {
  commit?: string;
  deployment?: string;
  run?: string;
}

/** What is known of an incident. */
export interface IncidentObservation {
  /** Or the service of the tool that told of it, until the catalog says whose that is. */
  repository: string;
  /** Subject of the events that told of it. */
  incident: string;
  /** When it was like this, by the clock of the tool. */
  observedAt: Instant;
  /** `withdrawn`: what was taken for an incident is none. */
  state: 'open' | 'resolved' | 'withdrawn';
  beganAt: Instant;
  /** Its last end; absent unless it is resolved. */
  resolvedAt?: Instant;
  cause?: IncidentCause;
  /** Sorted. Its labels; keyed hashes once stored. */
  marks: string[];
}

/** What tells one incident from another. */
export function incidentKey(incident: {
  repository: string;
  incident: string;
}): string {
  return `${incident.repository} ${incident.incident}`;
}

/**
 * Joins what two events told of the same incident: it began when it was first
 * said to have begun, and is what was last said of it. Commutative,
 * associative and idempotent.
 */
export function mergeIncidents(
  one: IncidentObservation,
  other: IncidentObservation,
): IncidentObservation {
  return {
    ...later(one, other),
    beganAt: Math.min(one.beganAt, other.beganAt),
  };
}

function later(
  one: IncidentObservation,
  other: IncidentObservation,
): IncidentObservation {
  if (one.observedAt !== other.observedAt) {
    return one.observedAt > other.observedAt ? one : other;
  }
  return contents(one) >= contents(other) ? one : other;
}

/** In the same second the end comes last: `withdrawn` > `resolved` > `open`. */
function contents({
  state,
  resolvedAt,
  cause,
  marks,
}: IncidentObservation): string {
  return JSON.stringify([
    state,
    resolvedAt ?? 0,
    cause?.commit ?? '',
    cause?.deployment ?? '',
    cause?.run ?? '',
    marks,
  ]);
}
