import { questionParameters } from './parameters';
import { schemas } from './schemas';

const errorContent = {
  'application/json': { schema: { $ref: '#/components/schemas/Error' } },
} as const;
const badRequest = {
  description: 'The question makes no sense; the message says why.',
  content: errorContent,
} as const;
const forbidden = {
  description: 'The permission ledger.metric.read is missing.',
  content: errorContent,
} as const;
const notFound = {
  description: 'There is no such entity, or you may not read it.',
  content: errorContent,
} as const;

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
          {
            name: 'include',
            in: 'query',
            required: false,
            description: 'What is wanted besides the five DORA metrics.',
            explode: false,
            schema: {
              type: 'array',
              items: { type: 'string', enum: ['builds', 'code', 'review'] },
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
