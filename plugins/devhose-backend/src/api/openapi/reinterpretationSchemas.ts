const status = {
  type: 'string',
  enum: ['interpreted', 'not-interpreted', 'quarantined'],
} as const;

const count = { type: 'integer', minimum: 0 } as const;

const reading = {
  type: 'object',
  required: ['status', 'events'],
  properties: {
    status,
    reason: { type: 'string', description: 'Why it could not be read.' },
    version: { type: 'integer' },
    events: {
      type: 'array',
      items: { $ref: '#/components/schemas/CloudEvent' },
    },
  },
} as const;

/** What is said about reading the past again, as in `@pitstop/plugin-devhose-common`. */
export const reinterpretationSchemas = {
  Reinterpretation: {
    type: 'object',
    required: [
      'id',
      'state',
      'requestedAt',
      'takeWhenReady',
      'everything',
      'versions',
      'outdated',
      'position',
      'head',
      'deliveries',
      'types',
      'moves',
    ],
    properties: {
      id: { type: 'integer' },
      state: {
        type: 'string',
        enum: [
          'running',
          'ready',
          'taking',
          'taken',
          'returning',
          'returned',
          'discarded',
          'cancelled',
        ],
      },
      requestedAt: { type: 'string', format: 'date-time' },
      takeWhenReady: { type: 'boolean' },
      everything: { type: 'boolean' },
      versions: {
        type: 'object',
        description: 'By source, the version that reads.',
        additionalProperties: { type: 'integer' },
      },
      outdated: {
        type: 'boolean',
        description: 'The backend has other interpreters by now.',
      },
      position: count,
      head: count,
      deliveries: count,
      types: {
        type: 'array',
        items: {
          type: 'object',
          required: ['type', 'same', 'changed', 'added', 'removed'],
          properties: {
            type: { type: 'string' },
            same: count,
            changed: count,
            added: count,
            removed: count,
          },
        },
      },
      moves: {
        type: 'array',
        items: {
          type: 'object',
          required: ['source', 'before', 'after', 'deliveries'],
          properties: {
            source: { type: 'string' },
            before: status,
            after: status,
            deliveries: count,
          },
        },
      },
    },
  },
  ReinterpretationStatus: {
    type: 'object',
    required: ['generation', 'sources', 'countedUpTo', 'head'],
    properties: {
      generation: { type: 'integer', minimum: 1 },
      sources: {
        type: 'array',
        items: {
          type: 'object',
          required: [
            'source',
            'version',
            'deliveries',
            'outdated',
            'quarantined',
          ],
          properties: {
            source: { type: 'string' },
            version: { type: 'integer' },
            deliveries: count,
            outdated: count,
            quarantined: count,
          },
        },
      },
      countedUpTo: count,
      head: count,
      latest: { $ref: '#/components/schemas/Reinterpretation' },
      kept: { type: 'integer' },
    },
  },
  ReinterpretationSamplePage: {
    type: 'object',
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          required: ['sequence', 'source', 'before', 'after'],
          properties: {
            sequence: { type: 'integer' },
            source: { type: 'string' },
            before: reading,
            after: reading,
          },
        },
      },
      nextCursor: { type: 'string' },
    },
  },
} as const;
