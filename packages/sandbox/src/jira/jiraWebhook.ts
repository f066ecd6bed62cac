import type { Account, Company, Repository } from '../company';
import type { Dispatch, Ticket, TicketChange } from '../simulation';
import type { Webhook } from '../webhooks/Webhook';
import { siteOf, statusId, toldStatus } from './statuses';

const doneId = '10000';

const issueTypes = { Task: '10002', Bug: '10004' };

/** Jira tells instants to the millisecond, with a distance from UTC. */
function instant(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000');
}

function user(site: string, { githubId, displayName }: Account) {
  const accountId = `557058:${githubId.toString(16).padStart(24, '0')}`;
  return {
    self: `${site}/rest/api/2/user?accountId=${encodeURIComponent(accountId)}`,
    accountId,
    displayName,
    active: true,
    timeZone: 'Etc/UTC',
    accountType: 'atlassian',
  };
}

function issue(site: string, { team, name }: Repository, ticket: Ticket) {
  const { id, type, reporter, updatedAt } = ticket;
  const isDone = ticket.status === 'Done';
  const [project] = ticket.key.split('-');
  const resolution = {
    self: `${site}/rest/api/2/resolution/${doneId}`,
    id: doneId,
    description: 'Work has been completed on this issue.',
    name: 'Done',
  };
  return {
    id: String(id),
    self: `${site}/rest/api/2/${id}`,
    key: ticket.key,
    fields: {
      summary: ticket.summary,
      description: ticket.description,
      issuetype: {
        self: `${site}/rest/api/2/issuetype/${issueTypes[type]}`,
        id: issueTypes[type],
        description: '',
        name: type,
        subtask: false,
      },
      project: {
        self: `${site}/rest/api/2/project/${project}`,
        id: project,
        key: project,
        name: team.title,
        projectTypeKey: 'software',
      },
      components: [{ name }],
      fixVersions: [],
      labels: ticket.labels,
      priority: {
        self: `${site}/rest/api/2/priority/3`,
        id: '3',
        name: 'Medium',
      },
      status: toldStatus(site, ticket.status),
      resolution: isDone ? resolution : null,
      resolutiondate: isDone ? instant(updatedAt) : null,
      created: instant(ticket.createdAt),
      updated: instant(updatedAt),
      assignee: null,
      creator: user(site, reporter),
      reporter: user(site, reporter),
    },
  };
}

/** The number of the one change that a ticket sees. */
function changeId({ id }: Ticket): string {
  return String(id + 1);
}

/** What the ticket sees is that it is done. */
function changelog({ ticket, before }: TicketChange) {
  return {
    id: changeId(ticket),
    items: [
      {
        field: 'status',
        fieldtype: 'jira',
        fieldId: 'status',
        from: before && statusId(before),
        fromString: before,
        to: statusId(ticket.status),
        toString: ticket.status,
      },
      {
        field: 'resolution',
        fieldtype: 'jira',
        fieldId: 'resolution',
        from: null,
        fromString: null,
        to: doneId,
        toString: 'Done',
      },
    ],
  };
}

/**
 * A webhook of Jira Cloud.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/webhooks/#issue-webhooks
 */
export function jiraWebhook(
  company: Company,
  { id, at, repository, happening }: Dispatch<TicketChange>,
): Webhook {
  const site = siteOf(company);
  const { action, ticket, by } = happening;
  const isUpdate = action === 'updated';
  const event = {
    timestamp: Math.floor(at),
    webhookEvent: `jira:issue_${action}`,
    issue_event_type_name: isUpdate ? 'issue_generic' : 'issue_created',
    user: user(site, by),
    issue: issue(site, repository, ticket),
    ...(isUpdate && { changelog: changelog(happening) }),
  };
  return {
    tool: 'jira',
    deliveryId: `${new URL(site).host}/issues/${ticket.id}/${
      isUpdate ? `changes/${changeId(ticket)}` : 'created'
    }`,
    headers: {
      accept: '*/*',
      'content-type': 'application/json; charset=UTF-8',
      'user-agent': 'Atlassian Webhook HTTP Client',
      'x-atlassian-webhook-identifier': id,
    },
    body: JSON.stringify(event),
  };
}
