import { error, jsonAnswer } from './pieces';

/** Who looked at deliveries. */
export const deliveryReadPaths = {
  '/v1/delivery-reads': {
    get: {
      operationId: 'ListDeliveryReads',
      description:
        'Who looked at deliveries as they came in, newest first. Needs devhose.delivery.read.',
      parameters: [
        {
          name: 'reader',
          in: 'query',
          description: 'By this person or service only.',
          schema: { type: 'string' },
        },
        {
          name: 'sequence',
          in: 'query',
          description: 'At this delivery only.',
          schema: { type: 'integer', minimum: 1 },
        },
        {
          name: 'cursor',
          in: 'query',
          description: 'nextCursor of the page before.',
          schema: { type: 'string' },
        },
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 1000 },
        },
      ],
      responses: {
        '200': jsonAnswer('A page.', {
          $ref: '#/components/schemas/DeliveryReadPage',
        }),
        default: error,
      },
    },
  },
} as const;

/** Shapes of who looked at deliveries, as JSON Schema. */
export const deliveryReadSchemas = {
  DeliveryReadPage: {
    type: 'object',
    additionalProperties: false,
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['readAt', 'reader', 'part'],
          properties: {
            readAt: { type: 'string', format: 'date-time' },
            reader: { type: 'string' },
            part: { type: 'string', enum: ['details', 'body', 'export'] },
            sequence: { type: 'integer' },
            exported: {
              type: 'object',
              additionalProperties: false,
              required: ['from', 'to'],
              properties: {
                source: { type: 'string' },
                from: { type: 'string', format: 'date-time' },
                to: { type: 'string', format: 'date-time' },
              },
            },
          },
        },
      },
      nextCursor: { type: 'string' },
    },
  },
} as const;
