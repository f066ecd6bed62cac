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
        '200': {
          description: 'It was there already.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/IngestReceipt' },
            },
          },
        },
        '202': {
          description: 'It is stored.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/IngestReceipt' },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
} as const;
