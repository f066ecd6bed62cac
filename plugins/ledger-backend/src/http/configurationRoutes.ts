import type { Knex } from 'knex';
import { describeConfiguration } from '../report/describeConfiguration';
import type { LedgerConfig } from '../readLedgerConfig';
import type { Authorizer } from './Authorizer';
import type { LedgerRouter } from './createRouter';

/** `GET /v1/configuration` */
export function addConfigurationRoutes(
  router: LedgerRouter,
  options: { authorizer: Authorizer; knex: Knex; config: LedgerConfig },
): void {
  const { authorizer, knex, config } = options;

  router.get('/v1/configuration', async (request, response) => {
    await authorizer.toReadMetrics(request);

    response.json(await describeConfiguration(knex, config));
  });
}
