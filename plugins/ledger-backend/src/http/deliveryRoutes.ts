import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { createWindow, type DeliveryReporter } from '../report';
import type { CatalogScopes } from '../scope';
import type { Authorizer } from './Authorizer';
import type { LedgerRouter } from './createRouter';

/** `GET /v1/delivery` */
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

  router.get('/v1/delivery', async (request, response) => {
    const credentials = await authorizer.toReadMetrics(request);
    const { entityRef, timeZone, include, ...range } = request.query;
    const window = createWindow({
      ...range,
      timeZone: timeZone ?? options.timeZone,
    });
    const scope = await scopes.find(normalize(entityRef), credentials);

    response.json(await reporter.report(scope, window, new Date(), include));
  });
}

function normalize(entityRef: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(entityRef));
  } catch {
    throw new InputError(
      `'${entityRef}' is not a full entity reference; use one such as component:default/checkout-api`,
    );
  }
}
