import { evidencePaths } from './evidencePaths';
import { metricPaths } from './metricPaths';
import { northStarPaths } from './northStarPaths';
import { filterParameters, questionParameters } from './parameters';
import { rebuildPaths } from './rebuildPaths';
import { reportSections } from '@pitstop/plugin-ledger-common';
import { badRequest, forbidden, notFound } from './responses';
import { schemas } from './schemas';

/** The HTTP API of Ledger, below `/api/ledger`. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'Ledger',
    version: '1',
    description: 'Delivery metrics of components, systems and groups.',
  },
  servers: [{ url: '/' }],
  components: { schemas },
  paths: {
    '/v1/delivery': {
      get: {
        operationId: 'getDelivery',
        summary: 'The five DORA metrics of an entity, and more',
        parameters: [
          ...questionParameters,
          ...filterParameters,
          {
            name: 'include',
            in: 'query',
            required: false,
            description: 'What is wanted besides the five DORA metrics.',
            explode: false,
            schema: {
              type: 'array',
              items: { type: 'string', enum: reportSections },
            },
          },
        ],
        responses: {
          '200': {
            description: 'All that a Delivery tab shows.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeliveryReport' },
              },
            },
          },
          '400': badRequest,
          '403': forbidden,
          '404': notFound,
        },
      },
    },
    ...evidencePaths,
    ...metricPaths,
    ...northStarPaths,
    ...rebuildPaths,
    '/v1/status': {
      get: {
        operationId: 'getStatus',
        summary: 'How far Ledger has read the event log',
        responses: {
          '200': {
            description: 'How far everything is counted.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/LedgerStatus' },
              },
            },
          },
          '403': forbidden,
        },
      },
    },
  },
} as const;
