const error = { $ref: '#/components/responses/Error' } as const;

const source = {
  name: 'source',
  in: 'path',
  required: true,
  description: 'Such as github.',
  schema: { type: 'string', minLength: 1 },
} as const;

/** How the tools' deliveries come in, for operators. */
export const sourcePaths = {
  '/v1/sources': {
    get: {
      operationId: 'ListSources',
      description:
        'All sources that are set up, and how they are doing. Needs devhose.source.read.',
      responses: {
        '200': {
          description: 'By id.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/SourceOverview' },
            },
          },
        },
        default: error,
      },
    },
  },
  '/v1/sources/{source}/quarantine': {
    get: {
      operationId: 'ListQuarantine',
      description:
        'Deliveries that should have been understood and were not, newest first. Needs devhose.source.read.',
      parameters: [
        source,
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 },
        },
        {
          name: 'cursor',
          in: 'query',
          description: 'nextCursor of the page before.',
          schema: { type: 'string', minLength: 1 },
        },
      ],
      responses: {
        '200': {
          description: 'A page of deliveries.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/QuarantinePage' },
            },
          },
        },
        default: error,
      },
    },
  },
} as const;
