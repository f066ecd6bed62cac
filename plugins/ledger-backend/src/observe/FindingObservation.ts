import type { FindingSeverity } from '@pitstop/plugin-ledger-common';
import type { Instant } from './Instant';

/** What is known of something that a security scanner found. */
export interface FindingObservation {
  repository: string;
  /** Subject of the events that told of it. */
  finding: string;
  severity: FindingSeverity;
  /** When it was like this, by the clock of the tool. */
  observedAt: Instant;
  foundAt: Instant;
  /** Fixed or dismissed; absent while it is open. */
  closedAt?: Instant;
}

/** What tells one finding from another. */
export function findingKey(finding: {
  repository: string;
  finding: string;
}): string {
  return `${finding.repository} ${finding.finding}`;
}

/** What was last said of it counts. Commutative, associative and idempotent. */
export function mergeFindings(
  one: FindingObservation,
  other: FindingObservation,
): FindingObservation {
  const difference =
    one.observedAt - other.observedAt ||
    // In the same second the end comes last.
    (one.closedAt ?? 0) - (other.closedAt ?? 0);
  if (difference !== 0) {
    return difference > 0 ? one : other;
  }
  return contents(one) >= contents(other) ? one : other;
}

function contents({ severity, foundAt }: FindingObservation): string {
  return JSON.stringify([severity, foundAt]);
}
