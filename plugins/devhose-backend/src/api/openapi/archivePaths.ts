import { error, jsonAnswer, jsonBody } from './pieces';

const instant = { type: 'string', format: 'date-time' } as const;

/** Deliveries in files. */
export const archivePaths = {
  '/v1/archives': {
    get: {
      operationId: 'ListArchives',
      description:
        'What has expired, into which files, and how long what is left is kept. Needs devhose.archive.manage.',
      responses: {
        '200': jsonAnswer('All archives, newest month first.', {
          $ref: '#/components/schemas/KeptArchives',
        }),
        default: error,
      },
    },
  },
  '/v1/archives/expire': {
    post: {
      operationId: 'ExpireDeliveries',
      description:
        'Has what is over its retention expire now instead of within twenty minutes. Needs devhose.archive.manage; audited.',
      responses: {
        '202': { description: 'It has begun.' },
        default: error,
      },
    },
  },
  '/v1/archives/restore': {
    post: {
      operationId: 'RestoreArchive',
      description:
        'Has what expired put back into the log, in the places that it had, for some days. Needs devhose.archive.manage; audited.',
      requestBody: jsonBody({
        type: 'object',
        additionalProperties: false,
        required: ['name', 'days'],
        properties: {
          name: { type: 'string' },
          days: { type: 'integer', minimum: 1, maximum: 3650 },
        },
      }),
      responses: {
        '202': { description: 'It has begun.' },
        default: error,
      },
    },
  },
  '/v1/export': {
    get: {
      operationId: 'ExportDeliveries',
      description:
        'Deliveries as they came in, one JSON object (ImportedDelivery) per line, in the order of the log; what an import takes. They stay in the log. Needs devhose.delivery.read; audited.',
      parameters: [
        {
          name: 'source',
          in: 'query',
          description: 'Of one source only.',
          schema: { type: 'string' },
        },
        {
          name: 'from',
          in: 'query',
          required: true,
          description: 'Received at or after this instant.',
          schema: instant,
        },
        {
          name: 'to',
          in: 'query',
          required: true,
          description: 'Received before this instant.',
          schema: instant,
        },
      ],
      responses: {
        '200': {
          description: 'The deliveries.',
          content: {
            'application/x-ndjson': {
              schema: { type: 'string', format: 'binary' },
            },
          },
        },
        default: error,
      },
    },
  },
} as const;
