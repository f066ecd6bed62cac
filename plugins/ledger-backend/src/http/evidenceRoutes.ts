import type { Knex } from 'knex';
import { createWindow, readEvidence } from '../report';
import type { CatalogScopes } from '../scope';
import type { Authorizer } from './Authorizer';
import type { LedgerRouter } from './createRouter';
import { filterOf } from './filterOf';
import { normalizeRef } from './normalizeRef';

const usualLimit = 50;

/** `GET /v1/evidence` */
export function addEvidenceRoutes(
  router: LedgerRouter,
  options: {
    authorizer: Authorizer;
    knex: Knex;
    scopes: CatalogScopes;
    timeZone: string;
  },
): void {
  const { authorizer, knex, scopes } = options;

  router.get('/v1/evidence', async (request, response) => {
    const credentials = await authorizer.toReadMetrics(request);
    const { metric, pipeline, order, cursor, limit, ...question } =
      request.query;
    const { entityRef, from, to, timeZone } = question;
    const window = createWindow({
      from,
      to,
      granularity: 'month',
      timeZone: timeZone ?? options.timeZone,
    });
    const scope = await scopes.find(
      normalizeRef(entityRef),
      credentials,
      filterOf(question),
    );

    response.json(
      await readEvidence(
        knex,
        {
          metric,
          scope,
          window,
          now: new Date(),
          pipeline,
          visibleComponents: () => scopes.visibleComponents(scope, credentials),
        },
        { order, limit: limit ?? usualLimit, cursor },
      ),
    );
  });
}
