import { archivePaths } from './archivePaths';
import { archiveSchemas } from './archiveSchemas';
import { consumerPaths } from './consumerPaths';
import { consumerSchemas } from './consumerSchemas';
import { deliveryReadPaths, deliveryReadSchemas } from './deliveryReadPaths';
import { deliveryPaths } from './deliveryPaths';
import { erasurePaths } from './erasurePaths';
import { erasureSchemas } from './erasureSchemas';
import { eventPaths } from './eventPaths';
import { failurePaths, failureSchemas } from './failurePaths';
import { ingestPaths } from './ingestPaths';
import { reinterpretationPaths } from './reinterpretationPaths';
import { reinterpretationSchemas } from './reinterpretationSchemas';
import { responses } from './responses';
import { schemas } from './schemas';
import { sourcePaths } from './sourcePaths';
import { sourceSchemas } from './sourceSchemas';
import { subscriptionPaths } from './subscriptionPaths';
import { webhookPaths } from './webhookPaths';

/** The HTTP API of Devhose; served at `/api/devhose/openapi.json`. */
export const document = {
  openapi: '3.0.3',
  info: {
    title: 'Devhose',
    version: '1',
    description: 'Engineering events of all tools: taken in, kept, understood.',
    license: { name: 'Apache-2.0' },
  },
  paths: {
    ...eventPaths,
    ...failurePaths,
    ...deliveryPaths,
    ...deliveryReadPaths,
    ...archivePaths,
    ...erasurePaths,
    ...ingestPaths,
    ...subscriptionPaths,
    ...consumerPaths,
    ...webhookPaths,
    ...sourcePaths,
    ...reinterpretationPaths,
  },
  components: {
    schemas: {
      ...schemas,
      ...failureSchemas,
      ...consumerSchemas,
      ...sourceSchemas,
      ...archiveSchemas,
      ...deliveryReadSchemas,
      ...erasureSchemas,
      ...reinterpretationSchemas,
    },
    responses,
  },
} as const;
