import {
  createValidatedOpenApiRouter,
  type ApiRouter,
} from '@backstage/backend-openapi-utils';
import type { AuditorService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { LedgerConfig } from '../readLedgerConfig';
import type { Rebuilds } from '../rebuild';
import type { DeliveryReporter, NorthStarReporter } from '../report';
import type { CatalogScopes } from '../scope';
import type { Authorizer } from './Authorizer';
import { addConfigurationRoutes } from './configurationRoutes';
import { addDeliveryRoutes } from './deliveryRoutes';
import { spec } from './openapi';
import { addEvidenceRoutes } from './evidenceRoutes';
import { addNorthStarRoutes } from './northStarRoutes';
import { addRebuildRoutes } from './rebuildRoutes';
import { addStatusRoutes } from './statusRoutes';

/** The router whose routes the OpenAPI document describes. */
export type LedgerRouter = ApiRouter<typeof spec>;

/** The HTTP API of Ledger. */
export function createRouter(options: {
  auditor: AuditorService;
  authorizer: Authorizer;
  rebuilds: Rebuilds;
  northStar: NorthStarReporter;
  knex: Knex;
  config: LedgerConfig;
  scopes: CatalogScopes;
  reporter: DeliveryReporter;
  timeZone: string;
}): LedgerRouter {
  const router = createValidatedOpenApiRouter(spec);
  addConfigurationRoutes(router, options);
  addDeliveryRoutes(router, options);
  addEvidenceRoutes(router, options);
  addNorthStarRoutes(router, options);
  addRebuildRoutes(router, options);
  addStatusRoutes(router, options);
  return router;
}
