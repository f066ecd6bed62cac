import { eventTypes, type TicketData } from '@pitstop/plugin-devhose-common';
import type { Fields } from '@pitstop/plugin-devhose-node';
import type { GithubDraft } from './GithubDraft';
import { happening } from './happening';
import { incidentCause } from './incidentCause';
import { readPerson } from './person';
import { readRepository } from './repository';

/** CDEvents wants to know who; we do not tell. */
const creator = 'withheld';

/**
 * An issue that is no incident.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#issues
 */
export function readTicket(payload: Fields): GithubDraft {
  const action = payload.string('action');
  const repository = readRepository(payload);
  const issue = payload.object('issue');
  const number = issue.count('number');
  const uri = issue.uri('html_url');
  const data: TicketData = {
    repository: repository.id,
    ticket: `${repository.id}/issues/${number}`,
    ticketType: issue.optionalObject('type')?.optionalString('name'),
    status: issue.optionalString('state'),
    action,
    labels: issue.optionalObjects('labels').map(label => label.string('name')),
    createdAt: issue.instant('created_at'),
    closedAt: issue.optionalInstant('closed_at'),
    cause: incidentCause(issue.optionalString('body')),
  };
  const happenedAt =
    action === 'opened' ? data.createdAt : issue.instant('updated_at');
  if (action === 'deleted' || action === 'transferred') {
    return happening(payload, {
      subject: 'ticket',
      predicate: action,
      happenedAt,
      path: `/issues/${number}`,
      data,
    });
  }
  return {
    ...typeAndContent(action, {
      // The title is somebody's words, the number is not.
      summary: `#${number}`,
      ticketType: data.ticketType,
      labels: data.labels,
      uri,
    }),
    happenedAt,
    repository,
    subjectPath: `/issues/${number}`,
    customData: data,
    person: readPerson(payload, 'sender'),
  };
}

function typeAndContent(
  action: string,
  content: object,
): Pick<GithubDraft, 'type' | 'content'> {
  switch (action) {
    case 'opened':
      return {
        type: eventTypes.ticketCreated,
        content: { ...content, creator },
      };
    case 'closed':
      return {
        type: eventTypes.ticketClosed,
        content: { ...content, resolution: 'closed' },
      };
    default:
      return { type: eventTypes.ticketUpdated, content };
  }
}
