import { error, jsonAnswer } from './pieces';

const sequence = {
  name: 'sequence',
  in: 'path',
  required: true,
  description: 'Place of the delivery in the log.',
  schema: { type: 'integer', minimum: 1 },
} as const;

/** Deliveries as they came in. */
export const deliveryPaths = {
  '/v1/deliveries/{sequence}': {
    get: {
      operationId: 'GetDelivery',
      description:
        'What is known about a delivery. Needs devhose.delivery.read; audited.',
      parameters: [sequence],
      responses: {
        '200': jsonAnswer('The delivery without its body.', {
          $ref: '#/components/schemas/DeliveryDetails',
        }),
        default: error,
      },
    },
  },
  '/v1/deliveries/{sequence}/raw': {
    get: {
      operationId: 'GetDeliveryBody',
      description:
        'The body, byte for byte. Needs devhose.delivery.read; audited.',
      parameters: [sequence],
      responses: {
        '200': {
          description: 'The body.',
          content: {
            'application/octet-stream': {
              schema: { type: 'string', format: 'binary' },
            },
          },
        },
        default: error,
      },
    },
  },
  '/v1/import': {
    post: {
      operationId: 'ImportDeliveries',
      description:
        'Brings in deliveries of the past, one JSON object (ImportedDelivery) per line. Lines that cannot be read are refused by number, the others are stored. Sending them again is harmless. Needs devhose.delivery.import; audited.',
      requestBody: {
        required: true,
        content: {
          'application/x-ndjson': {
            schema: { type: 'string', format: 'binary' },
          },
        },
      },
      responses: {
        '200': jsonAnswer('What became of the lines.', {
          $ref: '#/components/schemas/ImportResult',
        }),
        default: error,
      },
    },
  },
} as const;
