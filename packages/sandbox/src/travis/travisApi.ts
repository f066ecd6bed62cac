import { type Request, Router } from 'express';
import type { Company, Repository } from '../company';
import { type SentWebhooks, unlessAnonymous } from '../sent';
import type { SigningKeys } from '../webhooks';
import { type BuildNotification, toldBuild, toldRequest } from './toldBuilds';

const fewestPerPage = 25;
const mostPerPage = 100;

/**
 * What is asked of Travis CI's API: its key, repositories, and the builds whose
 * end it told.
 *
 * @see https://docs.travis-ci.com/user/notifications/#verifying-webhook-requests
 * @see https://developer.travis-ci.com
 */
export function travisApi({
  company,
  keys,
  sent,
}: {
  company: Company;
  keys: SigningKeys;
  sent: SentWebhooks;
}): Router {
  const repositories = builtRepositories(company);
  const router = Router();
  router.get('/config', (_request, response) => {
    response.json({
      config: {
        host: 'travis-ci.com',
        notifications: { webhook: { public_key: keys.travisPublicKey } },
      },
    });
  });
  router.use(
    unlessAnonymous({
      '@type': 'error',
      error_type: 'login_required',
      error_message: 'login required',
    }),
  );

  router.get(`/owner/${company.name}/repos`, (request, response) => {
    const { items, pagination } = page(repositories, request.query);
    response.json({
      '@type': 'repositories',
      '@pagination': pagination,
      repositories: items.map(repository => ({
        '@type': 'repository',
        id: repository.githubId,
        name: repository.name,
        slug: repository.fullName,
        active: true,
      })),
    });
  });

  router.get('/repo/:id/builds', (request, response) => {
    const builds = buildsOf(sent, Number(request.params.id)).sort(
      (one, other) =>
        Date.parse(other.finished_at) - Date.parse(one.finished_at),
    );
    const { items, pagination } = page(builds, request.query);
    response.json({
      '@type': 'builds',
      '@pagination': pagination,
      builds: items.map(toldBuild),
    });
  });

  router.get('/repo/:id/request/:request', (request, response) => {
    const told = buildsOf(sent, Number(request.params.id)).map(toldRequest);
    const found = told.find(({ id }) => id === Number(request.params.request));
    response.status(found ? 200 : 404).json(
      found ?? {
        '@type': 'error',
        error_type: 'not_found',
        error_message: 'request not found (or insufficient access)',
      },
    );
  });
  return router;
}

function builtRepositories({ components }: Company): Repository[] {
  const repositories = components
    .map(({ repository }) => repository)
    .filter(({ checks }) => checks === 'travis');
  return [...new Set(repositories)];
}

/** Each build once, as it was told last. */
function buildsOf(sent: SentWebhooks, repository: number): BuildNotification[] {
  const builds = new Map<number, BuildNotification>();
  for (const { webhook } of sent.newest('travis').reverse()) {
    const payload = new URLSearchParams(webhook.body).get('payload') ?? '';
    const build: BuildNotification = JSON.parse(payload);
    if (build.repository.id === repository) {
      builds.set(build.id, build);
    }
  }
  return [...builds.values()];
}

function page<T>(all: readonly T[], query: Request['query']) {
  const limit = Math.min(Number(query.limit) || fewestPerPage, mostPerPage);
  const offset = Number(query.offset) || 0;
  const next = offset + limit;
  return {
    items: all.slice(offset, next),
    pagination: {
      limit,
      offset,
      count: all.length,
      is_first: offset === 0,
      is_last: next >= all.length,
      next: next < all.length ? { offset: next, limit } : null,
    },
  };
}
