import {
  customEventType,
  eventTypes,
  type IncidentData,
} from '@pitstop/plugin-devhose-common';
import {
  addressId,
  createInterpreter,
  readPayload,
  type EventDraft,
  type Fields,
  type Person,
} from '@pitstop/plugin-devhose-node';
import { incidentCause } from '../github/interpreter/incidentCause';
import { isDone, readIssue, type JiraIssue } from './readIssue';

/** CDEvents wants to know who; we do not tell. */
const creator = 'withheld';

const incident = /\bincident\b/i;

/**
 * Reads tickets, and what is an incident by its type or label, from Jira's
 * webhooks.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/webhooks/
 */
export const jiraInterpreter = createInterpreter({
  version: 2,
  provider: 'jira',
  read({ body, headers, receivedAt }) {
    const payload = readPayload(body, headers);
    const event = payload.string('webhookEvent').replace(/^jira:/, '');
    switch (event) {
      case 'issue_created':
      case 'issue_updated':
      case 'issue_deleted':
        return readIssueEvent(payload, event.slice('issue_'.length));
      case 'version_released':
      case 'version_unreleased':
        return [readVersion(payload, event, receivedAt.toISOString())];
      default:
        return [];
    }
  },
});

function readIssueEvent(payload: Fields, action: string): EventDraft[] {
  const issue = readIssue(payload, action);
  const base = {
    happenedAt:
      payload.optionalInstantMilliseconds('timestamp') ?? issue.updatedAt,
    source: issue.baseUri,
    person: readPerson(payload),
  };
  const ticket: EventDraft = {
    ...base,
    ...ticketContent(issue, action, movesToDone(payload)),
    subject: issue.data.ticket,
    customData: issue.data,
  };
  return isIncident(issue)
    ? [ticket, { ...base, ...incidentOf(issue, action) }]
    : [ticket];
}

function ticketContent(
  issue: JiraIssue,
  action: string,
  closed: boolean,
): Pick<EventDraft, 'type' | 'content'> {
  // The summary is somebody's words, the key is not.
  const content = {
    summary: issue.key,
    ticketType: issue.data.ticketType,
    priority: issue.priority,
    labels: issue.data.labels,
    uri: issue.uri,
  };
  if (action === 'created') {
    return {
      type: eventTypes.ticketCreated,
      content: { ...content, creator },
    };
  }
  if (action === 'deleted') {
    return {
      type: customEventType({
        tool: 'jira',
        subject: 'ticket',
        predicate: 'deleted',
      }),
      content,
    };
  }
  return closed
    ? {
        type: eventTypes.ticketClosed,
        content: { ...content, resolution: issue.resolution ?? 'Done' },
      }
    : { type: eventTypes.ticketUpdated, content };
}

/** An update tells the status it has; only one that changes it closes the ticket. */
function movesToDone(payload: Fields): boolean {
  const changes =
    payload.optionalObject('changelog')?.optionalObjects('items') ?? [];
  return (
    changes.some(change => change.optionalString('field') === 'status') &&
    isDone(payload.object('issue').object('fields').object('status'))
  );
}

function isIncident({ data }: JiraIssue): boolean {
  return (
    incident.test(data.ticketType ?? '') ||
    data.labels.some(label => label.toLowerCase() === 'incident')
  );
}

function incidentOf(
  issue: JiraIssue,
  action: string,
): Pick<EventDraft, 'type' | 'subject' | 'content' | 'customData'> {
  const { ticket, service, createdAt, closedAt } = issue.data;
  const withdrawn = action === 'deleted';
  const open = closedAt === undefined;
  const data: IncidentData = {
    incident: ticket,
    ticket,
    service,
    incidentId: issue.key,
    state: withdrawn ? 'withdrawn' : openOrResolved(open),
    beganAt: createdAt,
    resolvedAt: closedAt,
    cause: incidentCause(issue.description),
    uri: issue.uri,
    action,
    priority: issue.priority,
  };
  const type = incidentType(data.state, action);
  return {
    type,
    subject: ticket,
    content: {
      // CDEvents wants an environment; a ticket names none.
      environment: { id: 'production' },
      ...(type === eventTypes.incidentReported && { ticketURI: issue.uri }),
    },
    customData: data,
  };
}

function openOrResolved(open: boolean): IncidentData['state'] {
  return open ? 'open' : 'resolved';
}

function incidentType(state: IncidentData['state'], action: string): string {
  switch (state) {
    case 'resolved':
      return eventTypes.incidentResolved;
    case 'open':
      return action === 'created'
        ? eventTypes.incidentDetected
        : eventTypes.incidentReported;
    case 'withdrawn':
    default:
      return customEventType({
        tool: 'jira',
        subject: 'incident',
        predicate: 'withdrawn',
      });
  }
}

function readVersion(
  payload: Fields,
  event: string,
  receivedAt: string,
): EventDraft {
  const version = payload.object('version');
  const uri = version.uri('self');
  return {
    type: customEventType({
      tool: 'jira',
      subject: 'version',
      predicate: event.slice('version_'.length),
    }),
    happenedAt: payload.optionalInstantMilliseconds('timestamp') ?? receivedAt,
    source: uri.replace(/\/rest\/.*$/, ''),
    subject: addressId(uri) ?? uri,
    content: {},
    customData: {
      version: version.string('name'),
      projectId: version.id('projectId'),
    },
  };
}

/** Data Center has keys where Cloud has account ids. */
function readPerson(payload: Fields): Person | undefined {
  const user = payload.optionalObject('user');
  const id = user?.optionalString('accountId') ?? user?.optionalString('key');
  return id === undefined
    ? undefined
    : { id, bot: user?.optionalString('accountType') === 'app' };
}
