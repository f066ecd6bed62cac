import { eventTypes, type FollowedEvent } from '@pitstop/plugin-devhose-common';
import type { IncidentObservation } from './IncidentObservation';
import { isGone, isLabelled } from './incidentLabels';
import { labelMark, sorted } from './marks';
import type { ObservationRules } from './ObservationRules';
import { occurredAtSchema, ticketSchema } from './schemas';

/**
 * What an issue says of an incident by a label that only this installation
 * knows; Devhose tells of the usual one. An issue without the label takes back
 * what it may have said before.
 *
 * @throws ZodError if the event doesn't say what its type promises.
 */
export function readTicket(
  { event }: FollowedEvent,
  { incidentLabels }: ObservationRules,
): IncidentObservation | undefined {
  const ticket = ticketSchema.parse(event.data.customData);
  if (ticket.repository === undefined) {
    return undefined;
  }
  const at = occurredAtSchema.parse(event.data.context.timestamp);
  const { action, labels, createdAt, closedAt, cause } = ticket;
  const resolved = closedAt !== undefined || ticket.status === 'closed';
  const known = {
    repository: ticket.repository.toLowerCase(),
    incident: event.subject,
    observedAt: at,
    beganAt: createdAt,
    ...(cause && { cause }),
    marks: sorted(labels.map(labelMark)),
  };
  const isIncident = isLabelled(labels, incidentLabels);
  if (!isIncident && event.type === eventTypes.ticketCreated) {
    return undefined;
  }
  if (!isIncident || isGone(action)) {
    return { ...known, state: 'withdrawn' };
  }
  return resolved
    ? { ...known, state: 'resolved', resolvedAt: closedAt ?? at }
    : { ...known, state: 'open' };
}
