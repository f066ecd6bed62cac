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
    const { entityRef, metric, order, from, to, timeZone, cursor, limit } =
      request.query;
    const window = createWindow({
      from,
      to,
      granularity: 'month',
      timeZone: timeZone ?? options.timeZone,
    });
    const scope = await scopes.find(
      normalizeRef(entityRef),
      credentials,
      filterOf(request.query),
    );

    response.json(
      await readEvidence(knex, metric, scope, window, {
        order,
        limit: limit ?? usualLimit,
        cursor,
      }),
    );
  });
}
