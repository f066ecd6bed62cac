import {
  buildMetrics,
  evidenceMetrics,
  evidenceOrders,
} from '@pitstop/plugin-ledger-common';
import { filterParameters, questionParameters } from './parameters';
import { badRequest, forbidden, notFound } from './responses';

const [entityRef, from, to, , timeZone] = questionParameters;

/** What numbers rest on. */
export const evidencePaths = {
  '/v1/evidence': {
    get: {
      operationId: 'getEvidence',
      summary: 'The facts behind a number',
      parameters: [
        entityRef,
        from,
        to,
        timeZone,
        ...filterParameters,
        {
          name: 'metric',
          in: 'query',
          required: true,
          schema: { type: 'string', enum: evidenceMetrics },
        },
        {
          name: 'pipeline',
          in: 'query',
          required: false,
          description: `Only runs of the pipeline of this name, where they are asked for: ${buildMetrics.join(
            ', ',
          )}.`,
          schema: { type: 'string', minLength: 1 },
        },
        {
          name: 'order',
          in: 'query',
          required: false,
          description:
            'longest: by what took longest, where the number is about time.',
          schema: { type: 'string', enum: evidenceOrders, default: 'newest' },
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
