import {
  eventTypes,
  type EventType,
  type IncidentData,
} from '@pitstop/plugin-devhose-common';
import { addressId, type Fields } from '@pitstop/plugin-devhose-node';
import type { GithubDraft } from './GithubDraft';
import { incidentCause } from './incidentCause';
import { readRepository } from './repository';

const incidentLabel = 'incident';

/**
 * An issue with the label `incident`; other issues are not engineering events
 * yet. It began when it was opened, whenever somebody put the label on it.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#issues
 */
export function readIssue(payload: Fields): GithubDraft | undefined {
  const action = payload.string('action');
  const issue = payload.object('issue');
  const labels = issue
    .optionalObjects('labels')
    .map(label => label.string('name'));
  const isIncident = labels.some(isIncidentLabel);
  if (!isIncident && !losesLabel(action, payload)) {
    return undefined;
  }
  const repository = readRepository(payload);
  const number = issue.count('number');
  const resolvedAt = issue.optionalInstant('closed_at');
  const open = issue.optionalString('state') === 'open';
  const withdrawn =
    !isIncident || action === 'deleted' || action === 'transferred';
  const uri = issue.uri('html_url');
  const data: IncidentData = {
    repository: repository.id,
    incident: addressId(uri),
    incidentId: String(number),
    state: stateOf({ withdrawn, open, resolvedAt }),
    beganAt: issue.instant('created_at'),
    resolvedAt: open ? undefined : resolvedAt,
    cause: incidentCause(issue.optionalString('body')),
    uri,
    labels,
    action,
  };
  const type = typeOf(action, data);

  return {
    type,
    happenedAt:
      action === 'opened' ? data.beganAt : issue.instant('updated_at'),
    repository,
    subjectPath: `/issues/${number}`,
    content: {
      // CDEvents wants an environment; an issue doesn't name one.
      environment: { id: 'production' },
      ...(type === eventTypes.incidentReported && { ticketURI: uri }),
    },
    customData: data,
    person: undefined,
  };
}

function isIncidentLabel(name: string): boolean {
  return name.toLowerCase() === incidentLabel;
}

function losesLabel(action: string, payload: Fields): boolean {
  return (
    action === 'unlabeled' &&
    isIncidentLabel(payload.optionalObject('label')?.string('name') ?? '')
  );
}

function stateOf(issue: {
  withdrawn: boolean;
  open: boolean;
  resolvedAt?: string;
}): IncidentData['state'] {
  if (issue.withdrawn) {
    return 'withdrawn';
  }
  return issue.open || issue.resolvedAt === undefined ? 'open' : 'resolved';
}

function typeOf(action: string, { state }: IncidentData): EventType {
  if (state === 'withdrawn') {
    return eventTypes.incidentWithdrawn;
  }
  switch (action) {
    case 'opened':
    case 'reopened':
      return eventTypes.incidentDetected;
    case 'closed':
      return eventTypes.incidentResolved;
    default:
      return eventTypes.incidentReported;
  }
}
