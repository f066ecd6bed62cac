import express, { type Express } from 'express';
import { createEntities } from '../catalog';
import type { Company } from '../company';
import { faultRoutes, type Faults, type Resend, unlessOut } from '../faults';
import { githubApi } from '../github';
import { jiraApi } from '../jira';
import { type Cluster, kubernetesApi } from '../kubernetes';
import type { SentWebhooks } from '../sent';
import { sonarqubeApi } from '../sonarqube';
import { travisApi } from '../travis';
import type { SigningKeys } from '../webhooks';

/** What there is where the company sends webhooks. */
export interface LivingCompany {
  /** What its webhooks are signed with. */
  keys: SigningKeys;
  /** What goes wrong with them. */
  faults: Faults;
  /** Base URL of the portal that they go to. */
  target: string;
  /** What they were. */
  sent: SentWebhooks;
  resend: Resend;
  /** That its services run in. */
  clusters: readonly Cluster[];
}

/**
 * What the sandbox company answers over HTTP:
 *
 * - `GET /health`: that it is there;
 * - `GET /catalog/entities`: all its catalog entities, with an ETag;
 * - `/travis`: as Travis CI's API, the key that signs its webhooks, and builds;
 * - `/jira` and `/sonarqube`: as their APIs, what has changed and what was sent;
 * - `GET /github/orgs/:org/hooks` and what is below: as GitHub's API, what its
 *   webhook sent;
 * - `/kubernetes/:cluster`: as a cluster's API, what runs there;
 * - `/faults`: what goes wrong on demand.
 *
 * @param living - where it sends webhooks
 */
export function createServer(
  company: Company,
  living?: LivingCompany,
): Express {
  const entities = JSON.stringify({ items: createEntities(company) });
  const app = express();
  app.disable('x-powered-by');
  app.get('/health', (_request, response) => {
    response.json({ status: 'ok', company: company.name });
  });
  app.get('/catalog/entities', (_request, response) => {
    response.type('json').send(entities);
  });
  if (living) {
    const { faults } = living;
    const side = { company, ...living };
    app.use('/faults', faultRoutes(faults));
    app.use('/github', unlessOut(faults, 'github'), githubApi(side));
    app.use('/jira', unlessOut(faults, 'jira'), jiraApi(side));
    app.use('/sonarqube', unlessOut(faults, 'sonarqube'), sonarqubeApi(side));
    app.use('/travis', unlessOut(faults, 'travis'), travisApi(side));
    for (const cluster of living.clusters) {
      app.use(
        `/kubernetes/${cluster.name}`,
        unlessOut(faults, 'kubernetes'),
        kubernetesApi(cluster),
      );
    }
  }
  return app;
}
