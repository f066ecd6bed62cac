import type { components } from '@octokit/openapi-types';
import { Router } from 'express';
import type { Company } from '../company';
import { unlessAnonymous } from '../sent';
import type { SigningKeys } from '../webhooks';
import { refuseAppToken } from './appToken';
import {
  addressOf,
  hookDeliveryRoutes,
  ingestUrl,
  type SendingSide,
} from './hookDeliveryRoutes';

type OrgHook = components['schemas']['org-hook'];
type HookConfig = OrgHook['config'];

const hookId = 487213905;

interface GitHubSide extends SendingSide {
  company: Company;
  keys: SigningKeys;
}

/**
 * What is asked of GitHub's API: the webhooks of the organisation and of its
 * app, and what they sent. It is the same, and so are the ids of deliveries.
 *
 * @see https://docs.github.com/en/rest/orgs/webhooks
 * @see https://docs.github.com/en/rest/apps/webhooks
 */
export function githubApi(side: GitHubSide): Router {
  const { company, keys } = side;
  const router = Router();
  router.use(unlessAnonymous(refusal('Requires authentication', 401)));

  const hooks = `/orgs/${company.name}/hooks`;
  router.get(hooks, (request, response) => {
    response.json([organizationHook(side, `${addressOf(request)}${hooks}`)]);
  });

  router.use(`${hooks}/${hookId}`, hookDeliveryRoutes(side));

  router.use('/app', (request, response, next) => {
    const refused = refuseAppToken(
      request.headers.authorization,
      keys.githubAppPublicKey,
    );
    if (refused === undefined) {
      next();
    } else {
      response.status(401).json(refusal(refused, 401));
    }
  });
  router.get('/app/hook/config', (_request, response) => {
    response.json(hookConfig(side));
  });
  router.use('/app/hook', hookDeliveryRoutes(side));

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

function hookConfig(side: GitHubSide): HookConfig {
  return {
    url: ingestUrl(side),
    content_type: 'json',
    insecure_ssl: '0',
    secret: '********',
  };
}

function organizationHook(side: GitHubSide, hooks: string): OrgHook {
  const url = `${hooks}/${hookId}`;
  return {
    type: 'Organization',
    id: hookId,
    name: 'web',
    active: true,
    events: ['*'],
    config: hookConfig(side),
    url,
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
    created_at: '2023-06-01T08:00:00Z',
    updated_at: '2023-06-01T08:00:00Z',
  };
}
