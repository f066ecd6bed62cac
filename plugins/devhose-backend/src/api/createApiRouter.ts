import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  createValidatedOpenApiRouter,
  type ApiRouter,
} from '@backstage/backend-openapi-utils';
import type { RequestHandler } from 'express';
import type { SourceChecker } from '../check/SourceChecker';
import type { SourceSetups } from '../check/SourceSetups';
import type { ConsumerBook, Consumers } from '../deliver/consumers';
import type { EventStreams } from '../deliver/EventStreams';
import type { LogFollower } from '../deliver/LogFollower';
import type { WebhookEndpoints, WebhookRunner } from '../deliver/webhooks';
import type { DeliveryImporter } from '../import/DeliveryImporter';
import type { SourceHealth } from '../health/SourceHealth';
import type { DeliveryExport } from '../keep/DeliveryExport';
import type { Erasures } from '../keep/erase/Erasures';
import type { Keeping } from '../keep/Keeping';
import type { DeliveryReads } from '../read/DeliveryReads';
import type { DeliveryReader } from '../read/DeliveryReader';
import type { ChainReader } from '../read/chain/ChainReader';
import type { EventReader } from '../read/EventReader';
import type { FailureReader } from '../read/failures/FailureReader';
import type { VocabularyReader } from '../read/VocabularyReader';
import type { Reinterpretations } from '../reinterpret/Reinterpretations';
import { document } from './openapi/document';
import { addArchiveRoutes } from './archiveRoutes';
import { addConsumerRoutes } from './consumerRoutes';
import { addDeliveryReadRoutes } from './deliveryReadRoutes';
import { addDeliveryRoutes } from './deliveryRoutes';
import { addErasureRoutes } from './erasureRoutes';
import { addEventRoutes } from './eventRoutes';
import { addFailureRoutes } from './failureRoutes';
import { addFollowRoute } from './followRoute';
import { addImportRoute } from './importRoute';
import { addSourceRoutes } from './sourceRoutes';
import { addReinterpretationRoutes } from './reinterpretationRoutes';
import { addStreamRoute } from './streamRoute';
import { addSubscriptionRoutes } from './subscriptionRoutes';
import { addWebhookRoutes } from './webhookRoutes';

/** What the routes have in common. */
export interface ApiOptions {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
  follower: LogFollower;
  consumers: Consumers;
  consumerBook: ConsumerBook;
  webhookEndpoints: WebhookEndpoints;
  webhooks: WebhookRunner;
  importer: DeliveryImporter;
  keeping: Keeping;
  erasures: Erasures;
  deliveryExport: DeliveryExport;
  chains: ChainReader;
  events: EventReader;
  failures: FailureReader;
  streams: EventStreams;
  vocabulary: VocabularyReader;
  sourceHealth: SourceHealth;
  sourceSetups: SourceSetups;
  sourceChecker: SourceChecker;
  deliveries: DeliveryReader;
  reads: DeliveryReads;
  reinterpretations: Reinterpretations;
}

/** The router that the document describes. */
export type DevhoseApiRouter = ApiRouter<typeof document>;

/** Reading the log, and bringing in the past. */
export function createApiRouter(options: ApiOptions): RequestHandler {
  const router = createValidatedOpenApiRouter<typeof document>(document);
  addEventRoutes(router, options);
  addFailureRoutes(router, options);
  addStreamRoute(router, options);
  addFollowRoute(router, options);
  addDeliveryRoutes(router, options);
  addDeliveryReadRoutes(router, options);
  addImportRoute(router, options);
  addArchiveRoutes(router, options);
  addErasureRoutes(router, options);
  addSubscriptionRoutes(router, options);
  addConsumerRoutes(router, options);
  addWebhookRoutes(router, options);
  addSourceRoutes(router, options);
  addReinterpretationRoutes(router, options);
  return router;
}
