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
        summary: 'Deployment frequency and lead time for changes of an entity',
        parameters: [
          {
            name: 'entityRef',
            in: 'query',
            required: true,
            description: 'A component, a system or a group.',
            allowReserved: true,
            schema: { type: 'string', minLength: 1 },
          },
          {
            name: 'from',
            in: 'query',
            required: true,
            description:
              'Beginning of the range: an ISO 8601 instant, or a date in the time zone.',
            allowReserved: true,
            schema: { type: 'string', minLength: 1 },
          },
          {
            name: 'to',
            in: 'query',
            required: true,
            description: 'End of the range, which it does not contain.',
            allowReserved: true,
            schema: { type: 'string', minLength: 1 },
          },
          {
            name: 'granularity',
            in: 'query',
            required: true,
            description: 'Weeks are ISO weeks.',
            schema: { type: 'string', enum: ['day', 'week', 'month'] },
          },
          {
            name: 'timeZone',
            in: 'query',
            required: false,
            description:
              'IANA name of the time zone in which periods begin. Default: ledger.timeZone.',
            allowReserved: true,
            schema: { type: 'string', minLength: 1 },
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
