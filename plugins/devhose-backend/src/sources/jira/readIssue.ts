import type { TicketData } from '@pitstop/plugin-devhose-common';
import {
  addressId,
  serviceId,
  UnreadableError,
  type Fields,
} from '@pitstop/plugin-devhose-node';
import { mentionedIncident } from './mentionedIncident';

/** An issue as a webhook tells it. */
export interface JiraIssue {
  key: string;
  /** Of the installation, without a slash at the end. */
  baseUri: string;
  /** Where a person can look at it. */
  uri: string;
  updatedAt: string;
  resolution?: string;
  priority?: string;
  description?: string;
  data: TicketData;
}

const key = /^[A-Z][A-Z0-9_]*-\d+$/i;
const restApi = /\/rest\/.*$/;

export function readIssue(payload: Fields, action: string): JiraIssue {
  const issue = payload.object('issue');
  const fields = issue.object('fields');
  const issueKey = issue.string('key');
  const baseUri = issue.uri('self').replace(restApi, '');
  if (!key.test(issueKey)) {
    throw new UnreadableError('issue.key is not a project and a number');
  }
  const uri = `${baseUri}/browse/${issueKey}`;
  const status = fields.object('status');
  const createdAt = fields.instant('created');
  const description = readText(fields);
  return {
    key: issueKey,
    baseUri,
    uri,
    updatedAt: fields.optionalInstant('updated') ?? createdAt,
    resolution: fields.optionalObject('resolution')?.optionalString('name'),
    priority: fields.optionalObject('priority')?.optionalString('name'),
    description,
    data: {
      ticket: addressId(uri) ?? uri,
      incident: mentionedIncident(description),
      service: readService(fields),
      ticketType: fields.object('issuetype').string('name'),
      status: status.string('name'),
      action,
      labels: fields.strings('labels'),
      createdAt,
      closedAt: isDone(status)
        ? fields.optionalInstant('resolutiondate')
        : undefined,
    },
  };
}

/** A ticket about one component is about that service. */
function readService(fields: Fields): string | undefined {
  const [component, ...others] = fields.optionalObjects('components');
  return component && others.length === 0
    ? serviceId(component.string('name'))
    : undefined;
}

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflow-status-categories/ */
export function isDone(status: Fields): boolean {
  return (
    status.optionalObject('statusCategory')?.optionalString('key') === 'done'
  );
}

/** Text in webhooks; a document where an app asked for one. */
function readText(fields: Fields): string | undefined {
  try {
    return fields.optionalString('description');
  } catch (error) {
    if (error instanceof UnreadableError) {
      return undefined;
    }
    throw error;
  }
}
