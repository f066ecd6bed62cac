import {
  eventTypes,
  type IncidentData,
  type TicketData,
} from '@pitstop/plugin-devhose-common';
import {
  addressId,
  type EventDraft,
  type Fields,
} from '@pitstop/plugin-devhose-node';
import { incidentCause } from '../../github/interpreter/incidentCause';
import { readProject, readUser } from './project';

/** CDEvents wants to know who; we do not tell. */
const creator = 'withheld';

/**
 * An issue, task or other work item; an incident, by its type or label, is
 * told as one.
 *
 * @see https://docs.gitlab.com/user/project/integrations/webhook_events/#work-item-events
 */
export function readIssue(payload: Fields): EventDraft {
  const project = readProject(payload);
  const issue = payload.object('object_attributes');
  const ticket = readTicket(payload);
  const base = {
    happenedAt: issue.instant('updated_at'),
    source: project.uri,
    subject: ticket.ticket,
    repository: project.id,
    person: readUser(payload),
  };
  return isIncident(ticket) || wasIncident(payload)
    ? { ...base, ...incidentOf(payload, ticket, project.id) }
    : {
        ...base,
        ...contentOf(issue, ticket),
        customData: { repository: project.id, ...ticket },
      };
}

function readTicket(payload: Fields): TicketData {
  const issue = payload.object('object_attributes');
  const uri = issue.uri('url');
  return {
    ticket: addressId(uri) ?? uri,
    ticketType: issue.optionalString('type') ?? 'Issue',
    status: issue.string('state'),
    action: issue.optionalString('action') ?? 'update',
    labels: payload
      .optionalObjects('labels')
      .map(label => label.string('title')),
    createdAt: issue.instant('created_at'),
    closedAt: issue.optionalInstant('closed_at'),
    cause: incidentCause(issue.optionalString('description')),
  };
}

function saysIncident(word: string | undefined): boolean {
  return word?.toLowerCase() === 'incident';
}

function isIncident({ ticketType, labels }: TicketData): boolean {
  return [ticketType, ...labels].some(saysIncident);
}

/** Whether it had the label until this moment. */
function wasIncident(payload: Fields): boolean {
  const labels = payload.optionalObject('changes')?.optionalObject('labels');
  return (labels?.optionalObjects('previous') ?? []).some(label =>
    saysIncident(label.optionalString('title')),
  );
}

function contentOf(
  issue: Fields,
  ticket: TicketData,
): Pick<EventDraft, 'type' | 'content'> {
  // The title is somebody's words, the number is not.
  const content = {
    summary: `#${issue.count('iid')}`,
    ticketType: ticket.ticketType,
    labels: ticket.labels,
    uri: issue.uri('url'),
  };
  switch (ticket.action) {
    case 'open':
      return {
        type: eventTypes.ticketCreated,
        content: { ...content, creator },
      };
    case 'close':
      return {
        type: eventTypes.ticketClosed,
        content: { ...content, resolution: 'closed' },
      };
    default:
      return { type: eventTypes.ticketUpdated, content };
  }
}

function incidentOf(
  payload: Fields,
  ticket: TicketData,
  repository: string,
): Pick<EventDraft, 'type' | 'content' | 'customData'> {
  const issue = payload.object('object_attributes');
  const withdrawn = !isIncident(ticket);
  const resolved = !withdrawn && ticket.status === 'closed';
  const data: IncidentData = {
    repository,
    incident: ticket.ticket,
    incidentId: String(issue.count('iid')),
    state: stateOf({ withdrawn, resolved }),
    beganAt: ticket.createdAt,
    resolvedAt: resolved
      ? ticket.closedAt ?? issue.instant('updated_at')
      : undefined,
    cause: ticket.cause,
    uri: issue.uri('url'),
    labels: ticket.labels,
    action: ticket.action,
    priority: issue.optionalString('severity'),
  };
  const type = withdrawn
    ? eventTypes.incidentWithdrawn
    : incidentType(ticket.action);
  return {
    type,
    content: {
      // CDEvents wants an environment; an issue names none.
      environment: { id: 'production' },
      ...(type === eventTypes.incidentReported && { ticketURI: data.uri }),
    },
    customData: data,
  };
}

function stateOf(issue: {
  withdrawn: boolean;
  resolved: boolean;
}): IncidentData['state'] {
  if (issue.withdrawn) {
    return 'withdrawn';
  }
  return issue.resolved ? 'resolved' : 'open';
}

function incidentType(action: string): string {
  switch (action) {
    case 'open':
    case 'reopen':
      return eventTypes.incidentDetected;
    case 'close':
      return eventTypes.incidentResolved;
    default:
      return eventTypes.incidentReported;
  }
}
