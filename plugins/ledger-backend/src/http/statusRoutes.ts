import type { Knex } from 'knex';
import { readStatus } from '../store/progress';
import type { Authorizer } from './Authorizer';
import type { LedgerRouter } from './createRouter';

/** `GET /v1/status` */
export function addStatusRoutes(
  router: LedgerRouter,
  options: { authorizer: Authorizer; knex: Knex },
): void {
  const { authorizer, knex } = options;

  router.get('/v1/status', async (request, response) => {
    await authorizer.toReadMetrics(request);

    response.json(await readStatus(knex));
  });
}
