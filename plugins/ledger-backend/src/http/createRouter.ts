import {
  createValidatedOpenApiRouter,
  type ApiRouter,
} from '@backstage/backend-openapi-utils';
import type { Knex } from 'knex';
import type { DeliveryReporter } from '../report';
import type { CatalogScopes } from '../scope';
import type { Authorizer } from './Authorizer';
import { addDeliveryRoutes } from './deliveryRoutes';
import { spec } from './openapi';
import { addStatusRoutes } from './statusRoutes';

/** The router whose routes the OpenAPI document describes. */
export type LedgerRouter = ApiRouter<typeof spec>;

/** The HTTP API of Ledger. */
export function createRouter(options: {
  authorizer: Authorizer;
  knex: Knex;
  scopes: CatalogScopes;
  reporter: DeliveryReporter;
  timeZone: string;
}): LedgerRouter {
  const router = createValidatedOpenApiRouter(spec);
  addDeliveryRoutes(router, options);
  addStatusRoutes(router, options);
  return router;
}
