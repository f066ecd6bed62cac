import {
  createWindow,
  listMetrics,
  metricSections,
  metricsToCsv,
  type DeliveryReporter,
} from '../report';
import type { CatalogScopes } from '../scope';
import { AnswerWriter } from './AnswerWriter';
import type { Authorizer } from './Authorizer';
import type { LedgerRouter } from './createRouter';
import { filterOf } from './filterOf';
import { normalizeRef } from './normalizeRef';

/** `GET /v1/delivery` and `/v1/metrics` */
export function addDeliveryRoutes(
  router: LedgerRouter,
  options: {
    authorizer: Authorizer;
    scopes: CatalogScopes;
    reporter: DeliveryReporter;
    timeZone: string;
  },
): void {
  const { authorizer, scopes, reporter } = options;
  const writer = AnswerWriter.create();

  router.get('/v1/delivery', async (request, response) => {
    const credentials = await authorizer.toReadMetrics(request);
    const { entityRef, timeZone, include, from, to, granularity } =
      request.query;
    const window = createWindow({
      from,
      to,
      granularity,
      timeZone: timeZone ?? options.timeZone,
    });
    const scope = await scopes.find(
      normalizeRef(entityRef),
      credentials,
      filterOf(request.query),
    );

    await writer.send(
      request,
      response,
      await reporter.answer(scope, window, new Date(), include),
    );
  });

  router.get('/v1/metrics', async (request, response) => {
    const credentials = await authorizer.toReadMetrics(request);
    const { entityRef, from, to, timeZone, format } = request.query;
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
    const now = new Date();
    const report = await reporter.report(scope, window, now, metricSections);
    const metrics = listMetrics(report, now.getTime());
    if (format === 'csv') {
      response.type('text/csv').end(metricsToCsv(metrics));
    } else {
      response.json(metrics);
    }
  });
}
