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
  ConsumerStatus: {
    type: 'object',
    additionalProperties: false,
    required: [
      'name',
      'filter',
      'createdAt',
      'lag',
      'eventsPerSecond',
      'handled',
      'deadLetters',
      'shards',
    ],
    properties: {
      name: { type: 'string' },
      filter: { $ref: '#/components/schemas/EventFilter' },
      createdAt: { type: 'string', format: 'date-time' },
      lag: {
        type: 'object',
        additionalProperties: false,
        required: ['events', 'atLeast', 'seconds'],
        properties: {
          events: { type: 'integer' },
          atLeast: { type: 'boolean' },
          seconds: { type: 'number' },
        },
      },
      eventsPerSecond: { type: 'number' },
      handled: { type: 'integer' },
      deadLetters: { type: 'integer' },
      lastError: {
        type: 'object',
        additionalProperties: false,
        required: ['message', 'at'],
        properties: {
          message: { type: 'string' },
          at: { type: 'string', format: 'date-time' },
        },
      },
      stuckSince: { type: 'string', format: 'date-time' },
      shards: {
        type: 'array',
        items: { $ref: '#/components/schemas/ShardStatus' },
      },
    },
  },
  ShardStatus: {
    type: 'object',
    additionalProperties: false,
    required: ['shard', 'position', 'failedAttempts'],
    properties: {
      shard: { type: 'integer' },
      position: { $ref: '#/components/schemas/ShardPosition' },
      holder: { type: 'string' },
      busySince: { type: 'string', format: 'date-time' },
      failedAttempts: { type: 'integer' },
      retryAt: { type: 'string', format: 'date-time' },
    },
  },
  DeadLetterPage: {
    type: 'object',
    additionalProperties: false,
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        items: { $ref: '#/components/schemas/DeadLetter' },
      },
      nextCursor: { type: 'string' },
    },
  },
  DeadLetter: {
    type: 'object',
    additionalProperties: false,
    required: [
      'id',
      'shard',
      'sequence',
      'index',
      'attempts',
      'error',
      'failedAt',
    ],
    properties: {
      id: { type: 'integer' },
      shard: { type: 'integer' },
      sequence: { type: 'integer' },
      index: { type: 'integer' },
      event: { $ref: '#/components/schemas/CloudEvent' },
      attempts: { type: 'integer' },
      error: { type: 'string' },
      failedAt: { type: 'string', format: 'date-time' },
      redriveAskedAt: { type: 'string', format: 'date-time' },
    },
  },
  EventHandling: {
    type: 'object',
    additionalProperties: false,
    required: ['consumer', 'state'],
    properties: {
      consumer: { type: 'string' },
      state: {
        type: 'string',
        enum: [
          'handled',
          'waiting',
          'failing',
          'dead-letter',
          'discarded',
          'came-before',
          'unwanted',
        ],
      },
      at: { type: 'string', format: 'date-time' },
      attempts: { type: 'integer' },
      error: { type: 'string' },
      retryAt: { type: 'string', format: 'date-time' },
      redriveAskedAt: { type: 'string', format: 'date-time' },
    },
  },
  ReplayPlan: {
    type: 'object',
    additionalProperties: false,
    required: ['after', 'events'],
    properties: {
      after: { type: 'integer' },
      events: { type: 'integer' },
    },
  },
} as const;
