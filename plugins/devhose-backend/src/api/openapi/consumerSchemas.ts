const strings = {
  type: 'array',
  items: { type: 'string', minLength: 1 },
} as const;

/** What is said about consumers, as in `@pitstop/plugin-devhose-common`. */
export const consumerSchemas = {
  EventFilter: {
    type: 'object',
    additionalProperties: false,
    description:
      'What is given must all hold; within a list one is enough. Types are exact, or up to a dot.',
    properties: {
      types: strings,
      sources: strings,
      repositories: strings,
      subjects: strings,
    },
  },
  ShardPosition: {
    type: 'object',
    additionalProperties: false,
    required: ['sequence'],
    properties: {
      sequence: { type: 'integer', minimum: 0 },
      index: { type: 'integer', minimum: 0 },
    },
  },
  EventPlace: {
    type: 'object',
    additionalProperties: false,
    required: ['sequence', 'index'],
    properties: {
      sequence: { type: 'integer', minimum: 1 },
      index: { type: 'integer', minimum: 0 },
    },
  },
  HeldShard: {
    type: 'object',
    additionalProperties: false,
    required: ['shard', 'epoch'],
    properties: {
      shard: { type: 'integer', minimum: 0 },
      epoch: { type: 'integer', minimum: 0 },
      busySeconds: { type: 'number', minimum: 0 },
      surrendering: { type: 'boolean' },
      redriving: { type: 'boolean' },
    },
  },
  LeaseRequest: {
    type: 'object',
    additionalProperties: false,
    required: [
      'holder',
      'filter',
      'shards',
      'from',
      'attemptsLimit',
      'leaseSeconds',
      'waitSeconds',
      'held',
    ],
    properties: {
      holder: { type: 'string', minLength: 1, maxLength: 100 },
      filter: { $ref: '#/components/schemas/EventFilter' },
      shards: { type: 'integer', minimum: 1, maximum: 64 },
      from: { type: 'string', enum: ['beginning', 'now'] },
      attemptsLimit: { type: 'integer', minimum: 1, maximum: 1000 },
      leaseSeconds: { type: 'number', minimum: 1, maximum: 600 },
      waitSeconds: { type: 'number', minimum: 0, maximum: 60 },
      held: {
        type: 'array',
        items: { $ref: '#/components/schemas/HeldShard' },
      },
    },
  },
  ShardLease: {
    type: 'object',
    additionalProperties: false,
    required: [
      'shard',
      'epoch',
      'position',
      'careful',
      'pauseMilliseconds',
      'surrender',
      'redrive',
    ],
    properties: {
      shard: { type: 'integer' },
      epoch: { type: 'integer' },
      position: { $ref: '#/components/schemas/ShardPosition' },
      careful: { type: 'boolean' },
      pauseMilliseconds: { type: 'integer' },
      surrender: { type: 'boolean' },
      redrive: { type: 'boolean' },
    },
  },
  LeaseAnswer: {
    type: 'object',
    additionalProperties: false,
    required: ['shards', 'leases'],
    properties: {
      shards: { type: 'integer' },
      leases: {
        type: 'array',
        items: { $ref: '#/components/schemas/ShardLease' },
      },
    },
  },
  FailureAnswer: {
    type: 'object',
    additionalProperties: false,
    required: ['outcome'],
    properties: {
      outcome: { type: 'string', enum: ['retry', 'dead-letter'] },
      pauseMilliseconds: { type: 'integer' },
    },
  },
} as const;
