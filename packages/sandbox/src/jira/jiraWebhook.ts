import type { Account, Company, Repository } from '../company';
import type { Dispatch, Ticket, TicketChange } from '../simulation';
import type { Webhook } from '../webhooks/Webhook';

const issueTypes = { Task: '10002', Bug: '10004' };

const statuses = {
  'To Do': { id: '10000', category: { id: 2, key: 'new' }, color: 'blue-gray' },
  Done: { id: '10001', category: { id: 3, key: 'done' }, color: 'green' },
};

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

function status(site: string, name: Ticket['status']) {
  const { id, category, color } = statuses[name];
  return {
    self: `${site}/rest/api/2/status/${id}`,
    description: '',
    name,
    id,
    statusCategory: {
      self: `${site}/rest/api/2/statuscategory/${category.id}`,
      ...category,
      colorName: color,
      name,
    },
  };
}

function issue(site: string, { team, name }: Repository, ticket: Ticket) {
  const { id, type, reporter, updatedAt } = ticket;
  const isDone = ticket.status === 'Done';
  const [project] = ticket.key.split('-');
  const resolution = {
    self: `${site}/rest/api/2/resolution/10000`,
    id: '10000',
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
      status: status(site, ticket.status),
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

function changelog({ ticket, before }: TicketChange) {
  return {
    id: String(ticket.id + 1),
    items: [
      {
        field: 'status',
        fieldtype: 'jira',
        fieldId: 'status',
        from: before && statuses[before].id,
        fromString: before,
        to: statuses[ticket.status].id,
        toString: ticket.status,
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
  const site = `https://${company.name}.atlassian.net`;
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
    deliveryId: id,
    headers: {
      accept: '*/*',
      'content-type': 'application/json; charset=UTF-8',
      'user-agent': 'Atlassian Webhook HTTP Client',
      'x-atlassian-webhook-identifier': id,
    },
    body: JSON.stringify(event),
  };
}
