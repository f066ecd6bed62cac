import type { components } from '@octokit/openapi-types';
import { type Request, Router } from 'express';
import type { Company } from '../company';
import type { Resend } from '../faults';
import { type SentWebhook, type SentWebhooks, unlessAnonymous } from '../sent';
import { deliveryItem, fullDelivery } from './hookDeliveries';

type OrgHook = components['schemas']['org-hook'];

const hookId = 487213905;
const fewestPerPage = 30;
const mostPerPage = 100;

interface GitHubSide {
  company: Company;
  sent: SentWebhooks;
  resend: Resend;
  /** Of the portal. */
  target: string;
}

/**
 * What is asked of GitHub's API: the organisation's webhook and what it sent.
 *
 * @see https://docs.github.com/en/rest/orgs/webhooks
 */
export function githubApi(side: GitHubSide): Router {
  const { company, sent, resend } = side;
  const router = Router();
  router.use(unlessAnonymous(refusal('Requires authentication', 401)));

  const hooks = `/orgs/${company.name}/hooks`;
  router.get(hooks, (request, response) => {
    response.json([organizationHook(side, `${baseUrl(request)}${hooks}`)]);
  });

  const deliveries = `${hooks}/${hookId}/deliveries`;
  router.get(deliveries, (request, response) => {
    const { items, next } = page(sent.newest('github'), request.query);
    if (next !== undefined) {
      const url = new URL(`${baseUrl(request)}${deliveries}`);
      url.search = new URLSearchParams({
        ...Object.fromEntries(
          Object.entries(request.query).map(([key, value]) => [
            key,
            String(value),
          ]),
        ),
        cursor: `v1_${next}`,
      }).toString();
      response.set('Link', `<${url}>; rel="next"`);
    }
    response.json(items.map(deliveryItem));
  });

  router.get(`${deliveries}/:id`, (request, response, next) => {
    const found = sent.find('github', Number(request.params.id));
    if (!found) {
      next();
      return;
    }
    response.json(fullDelivery(found, ingestUrl(side)));
  });

  router.post(`${deliveries}/:id/attempts`, (request, response, next) => {
    const found = sent.find('github', Number(request.params.id));
    if (!found) {
      next();
      return;
    }
    resend(found.webhook);
    response.status(202).json({});
  });

  router.use((_request, response) => {
    response.status(404).json(refusal('Not Found', 404));
  });
  return router;
}

function refusal(message: string, status: number) {
  return {
    message,
    documentation_url: 'https://docs.github.com/rest/orgs/webhooks',
    status: String(status),
  };
}

function baseUrl(request: Request): string {
  return `${request.protocol}://${request.headers.host}${request.baseUrl}`;
}

function ingestUrl({ target }: GitHubSide): string {
  return new URL('/api/devhose/ingest/github', target).href;
}

function organizationHook(side: GitHubSide, hooks: string): OrgHook {
  const url = `${hooks}/${hookId}`;
  return {
    type: 'Organization',
    id: hookId,
    name: 'web',
    active: true,
    events: ['*'],
    config: {
      url: ingestUrl(side),
      content_type: 'json',
      insecure_ssl: '0',
      secret: '********',
    },
    url,
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
    created_at: '2023-06-01T08:00:00Z',
    updated_at: '2023-06-01T08:00:00Z',
  };
}

/** From the cursor on: that many, and where the next ones begin. */
function page(
  sent: SentWebhook[],
  query: Request['query'],
): { items: SentWebhook[]; next: number | undefined } {
  const perPage = Math.min(
    Number(query.per_page) || fewestPerPage,
    mostPerPage,
  );
  const from = /^v1_(\d+)$/.exec(String(query.cursor))?.[1];
  const wanted = sent.filter(
    ({ id, isDelivered }) =>
      (from === undefined || id <= Number(from)) &&
      (query.status === undefined ||
        (query.status === 'success') === isDelivered),
  );
  return { items: wanted.slice(0, perPage), next: wanted[perPage]?.id };
}
