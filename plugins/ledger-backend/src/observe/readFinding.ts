import {
  customEventType,
  type FollowedEvent,
} from '@pitstop/plugin-devhose-common';
import type { FindingSeverity } from '@pitstop/plugin-ledger-common';
import type { FindingObservation } from './FindingObservation';
import { findingSchema, occurredAtSchema } from './schemas';

/**
 * What happens to findings of GitHub's scanners, as far as it opens or closes
 * them or says how bad they are.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#code_scanning_alert
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#dependabot_alert
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#secret_scanning_alert
 */
export const findingEventTypes: readonly string[] = [
  'created',
  'fixed',
  'dismissed',
  'auto_dismissed',
  'closed_by_user',
  'resolved',
  'reopened',
  'auto_reopened',
  'reopened_by_user',
  'reintroduced',
  'appeared_in_branch',
].map(predicate =>
  customEventType({ tool: 'github', subject: 'securityfinding', predicate }),
);

/** In GitHub's words, and in those of code scanning where there is no level of security. */
const severities: ReadonlyMap<string, FindingSeverity> = new Map([
  ['critical', 'critical'],
  ['high', 'high'],
  ['error', 'high'],
  ['medium', 'medium'],
  ['moderate', 'medium'],
  ['warning', 'medium'],
  ['low', 'low'],
  ['note', 'low'],
]);

const closedStates = ['fixed', 'dismissed', 'auto_dismissed', 'resolved'];

/** @throws ZodError if the event doesn't say what its type promises. */
export function readFinding({ event }: FollowedEvent): FindingObservation {
  const finding = findingSchema.parse(event.data.customData);
  const observedAt = occurredAtSchema.parse(event.data.context.timestamp);
  const closedAt =
    finding.fixedAt ??
    finding.dismissedAt ??
    (closedStates.includes(finding.state ?? '') ? observedAt : undefined);
  return {
    repository: finding.repository,
    finding: event.subject,
    severity: severities.get(finding.severity ?? '') ?? 'unknown',
    observedAt,
    foundAt: finding.createdAt,
    ...(closedAt !== undefined && {
      closedAt: Math.max(closedAt, finding.createdAt),
    }),
  };
}
