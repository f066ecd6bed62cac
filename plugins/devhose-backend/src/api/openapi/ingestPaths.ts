import { error, jsonAnswer } from './pieces';

/** Where senders post their deliveries; answered before the validation of this document. */
export const ingestPaths = {
  '/ingest/{source}': {
    post: {
      operationId: 'Ingest',
      description:
        'Takes in a delivery. Answered 2xx only after it is in the log; a repeat gets the number of the first. The sender proves itself in the way of its tool.',
      security: [],
      parameters: [
        {
          name: 'source',
          in: 'path',
          required: true,
          schema: { type: 'string' },
        },
      ],
      requestBody: {
        required: true,
        content: {
          '*/*': { schema: { type: 'string', format: 'binary' } },
        },
      },
      responses: {
        '200': jsonAnswer('It was there already.', {
          $ref: '#/components/schemas/IngestReceipt',
        }),
        '202': jsonAnswer('It is stored.', {
          $ref: '#/components/schemas/IngestReceipt',
        }),
        default: error,
      },
    },
  },
} as const;
