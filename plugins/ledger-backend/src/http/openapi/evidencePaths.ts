import { questionParameters } from './parameters';
import { badRequest, forbidden, notFound } from './responses';

const [entityRef, from, to, , timeZone] = questionParameters;

/** What numbers rest on. */
export const evidencePaths = {
  '/v1/evidence': {
    get: {
      operationId: 'getEvidence',
      summary: 'The facts behind a number, newest first',
      parameters: [
        entityRef,
        from,
        to,
        timeZone,
        {
          name: 'metric',
          in: 'query',
          required: true,
          schema: {
            type: 'string',
            enum: [
              'deployment-frequency',
              'lead-time',
              'change-fail-rate',
              'recovery-time',
              'rework-rate',
              'incidents',
              'builds',
            ],
          },
        },
        {
          name: 'limit',
          in: 'query',
          required: false,
          schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
        },
        {
          name: 'cursor',
          in: 'query',
          required: false,
          description: 'nextCursor of the page before.',
          schema: { type: 'string', minLength: 1 },
        },
      ],
      responses: {
        '200': {
          description: 'A page of facts.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/EvidencePage' },
            },
          },
        },
        '400': badRequest,
        '403': forbidden,
        '404': notFound,
      },
    },
  },
} as const;
