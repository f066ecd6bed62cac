import { filterParameters, questionParameters } from './parameters';
import { badRequest, forbidden, notFound } from './responses';

const [entityRef, from, to, , timeZone] = questionParameters;

/** Every number, one by one. */
export const metricPaths = {
  '/v1/metrics': {
    get: {
      operationId: 'listMetrics',
      summary: 'Every number of an entity, one by one, to be exported',
      parameters: [
        entityRef,
        from,
        to,
        timeZone,
        ...filterParameters,
        {
          name: 'format',
          in: 'query',
          required: false,
          schema: { type: 'string', enum: ['json', 'csv'], default: 'json' },
        },
      ],
      responses: {
        '200': {
          description: 'A `MetricList`, or its table.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/MetricList' },
            },
            'text/csv': { schema: { type: 'string' } },
          },
        },
        '400': badRequest,
        '403': forbidden,
        '404': notFound,
      },
    },
  },
} as const;
