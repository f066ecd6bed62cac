import type { Account, Company, Repository } from '../company';
import type { Dispatch, Page } from '../simulation';
import type { Webhook } from '../webhooks/Webhook';

const api = 'https://api.pagerduty.com';

/** PagerDuty's ids: a letter for the kind, and six that count. */
function idOf(letter: string, number: number): string {
  return `${letter}${number.toString(36).toUpperCase().padStart(6, '0')}`;
}

function reference(
  company: Company,
  options: { id: string; path: string; type: string; summary: string },
) {
  const { id, path, type, summary } = options;
  return {
    html_url: `https://${company.name}.pagerduty.com/${path}/${id}`,
    id,
    self: `${api}/${path}/${id}`,
    summary,
    type: `${type}_reference`,
  };
}

function userReference(company: Company, account: Account) {
  return reference(company, {
    id: idOf('P', account.githubId),
    path: 'users',
    type: 'user',
    summary: account.displayName,
  });
}

/** What a page is about, and who is called. */
function belongings(company: Company, repository: Repository, page: Page) {
  const { team, name, pagerDutyService } = repository;
  return {
    service: reference(company, {
      id: pagerDutyService,
      path: 'services',
      type: 'service',
      summary: name,
    }),
    assignees: [userReference(company, page.incident.assignee)],
    escalation_policy: reference(company, {
      id: team.escalationPolicy,
      path: 'escalation_policies',
      type: 'escalation_policy',
      summary: team.title,
    }),
    teams: [
      reference(company, {
        id: `T${team.escalationPolicy.slice(1)}`,
        path: 'teams',
        type: 'team',
        summary: team.title,
      }),
    ],
  };
}

function priority(company: Company, { isSevere }: Page['incident']) {
  return reference(company, {
    id: isSevere ? 'PSEV100' : 'PSEV300',
    path: 'priorities',
    type: 'priority',
    summary: isSevere ? 'P1' : 'P3',
  });
}

/**
 * A webhook of PagerDuty, version 3.
 *
 * @see https://developer.pagerduty.com/docs/webhooks-overview#webhook-payload
 */
export function pagerDutyWebhook(
  company: Company,
  { id, at, repository, happening }: Dispatch<Page>,
): Webhook {
  const { action, incident, agent } = happening;
  const event = {
    id,
    event_type: `incident.${action}`,
    resource_type: 'incident',
    occurred_at: new Date(at).toISOString(),
    agent: agent ? userReference(company, agent) : null,
    client: null,
    data: {
      id: incident.id,
      type: 'incident',
      self: `${api}/incidents/${incident.id}`,
      html_url: `https://${company.name}.pagerduty.com/incidents/${incident.id}`,
      number: incident.number,
      status: action,
      incident_key: incident.key,
      created_at: `${new Date(incident.createdAt).toISOString().slice(0, 19)}Z`,
      title: incident.title,
      ...belongings(company, repository, happening),
      priority: priority(company, incident),
      urgency: incident.isSevere ? 'high' : 'low',
      conference_bridge: null,
      resolve_reason: null,
    },
  };
  return {
    tool: 'pagerduty',
    deliveryId: id,
    headers: {
      accept: '*/*',
      'content-type': 'application/json',
      'user-agent': 'PagerDuty-Webhook/V3.0',
      'x-webhook-id': id,
      'x-webhook-subscription': 'PQF7C0D',
    },
    body: JSON.stringify({ event }),
  };
}
