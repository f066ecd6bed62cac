import type { Translate } from '../translation';
import type { EventFacts } from './EventFacts';

/** The last part of an address: what people call the thing. */
function nameOf(address: string | undefined): string | undefined {
  return address?.split('/').pop();
}

/** What happened to an incident. */
export function describeIncident(
  predicate: string,
  { incident, name = nameOf(incident) }: EventFacts,
  t: Translate,
): string | undefined {
  switch (predicate) {
    case 'detected':
    case 'reported':
    case 'resolved':
    case 'withdrawn':
      return name && t(`sentence.incident.${predicate}`, { name });
    default:
      return undefined;
  }
}

/** What happened to a ticket. */
export function describeTicket(
  predicate: string,
  { ticket, action, name = nameOf(ticket) }: EventFacts,
  t: Translate,
): string | undefined {
  if (name === undefined) {
    return undefined;
  }
  switch (predicate) {
    case 'created':
    case 'closed':
      return t(`sentence.ticket.${predicate}`, { name });
    case 'updated':
      return (
        action &&
        t('sentence.ticket.updated', {
          name,
          action: action.replaceAll('_', ' '),
        })
      );
    default:
      return undefined;
  }
}
