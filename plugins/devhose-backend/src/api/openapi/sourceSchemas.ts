const limit = { type: 'number', minimum: 0 } as const;

const count = { type: 'integer', minimum: 0 } as const;
const instant = { type: 'string', format: 'date-time' } as const;
const counts = { $ref: '#/components/schemas/DeliveryCounts' } as const;
const rejected = { $ref: '#/components/schemas/RejectionCounts' } as const;

/** What is said about sources, as in `@pitstop/plugin-devhose-common`. */
export const sourceSchemas = {
  RejectionCounts: {
    type: 'object',
    additionalProperties: false,
    description: 'Refused requests, by reason; what is absent is none.',
    properties: {
      unsigned: count,
      forged: count,
      'too-large': count,
      unreadable: count,
      'too-many': count,
      unavailable: count,
    },
  },
  DeliveryCounts: {
    type: 'object',
    additionalProperties: false,
    required: [
      'interpreted',
      'notInterpreted',
      'quarantined',
      'duplicates',
      'rejected',
    ],
    properties: {
      interpreted: count,
      notInterpreted: count,
      quarantined: count,
      duplicates: count,
      rejected,
    },
  },
  SourceSweep: {
    type: 'object',
    additionalProperties: false,
    required: ['gapsFound', 'gapsRepaired', 'gapsLost'],
    properties: {
      sweptAt: instant,
      gapsFound: count,
      gapsRepaired: count,
      gapsLost: count,
      lastError: { type: 'string' },
    },
  },
  SourceStatus: {
    type: 'object',
    additionalProperties: false,
    required: [
      'id',
      'condition',
      'perMinute',
      'lastDay',
      'total',
      'imported',
      'secrets',
      'rejections',
      'quarantined',
      'problems',
      'inLog',
      'limits',
    ],
    properties: {
      id: { type: 'string' },
      condition: {
        type: 'string',
        enum: ['never-heard', 'rejecting', 'silent', 'receiving'],
      },
      lastDeliveryAt: instant,
      lastRejectionAt: instant,
      perMinute: {
        type: 'object',
        additionalProperties: false,
        required: ['lastHour', 'lastDay'],
        properties: {
          lastHour: { type: 'number', minimum: 0 },
          lastDay: { type: 'number', minimum: 0 },
        },
      },
      lastDay: counts,
      total: counts,
      imported: count,
      secrets: {
        type: 'array',
        description: 'Those that proved deliveries, the one used last first.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['position', 'fingerprint', 'lastUsedAt'],
          properties: {
            position: { type: 'integer', minimum: 1 },
            fingerprint: { type: 'string' },
            lastUsedAt: instant,
          },
        },
      },
      rejections: {
        type: 'array',
        description:
          'Refused requests of the last week, oldest first; hours without any are left out.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['start', 'rejected'],
          properties: { start: instant, rejected },
        },
      },
      quarantined: {
        type: 'object',
        additionalProperties: false,
        required: ['count', 'atLeast'],
        properties: { count, atLeast: { type: 'boolean' } },
      },
      problems: { type: 'array', items: { type: 'string' } },
      inLog: { type: 'boolean' },
      limits: {
        type: 'object',
        additionalProperties: false,
        required: [
          'bodyBytes',
          'headers',
          'headerBytes',
          'requestsPerSecond',
          'burst',
          'concurrentRequests',
          'bodyMilliseconds',
        ],
        properties: {
          bodyBytes: limit,
          headers: limit,
          headerBytes: limit,
          requestsPerSecond: limit,
          burst: limit,
          concurrentRequests: limit,
          bodyMilliseconds: limit,
        },
      },
      sweep: { $ref: '#/components/schemas/SourceSweep' },
    },
  },
  SourceOverview: {
    type: 'object',
    additionalProperties: false,
    required: ['items', 'unknownSourceRequests'],
    properties: {
      items: {
        type: 'array',
        items: { $ref: '#/components/schemas/SourceStatus' },
      },
      unknownSourceRequests: count,
    },
  },
  SourceSetupStatus: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'key', 'on'],
    properties: {
      id: { type: 'string' },
      key: { type: 'string' },
      on: { type: 'boolean' },
      url: {
        type: 'string',
        format: 'uri',
        description: 'Where deliveries are sent; absent where nobody sends.',
      },
      setup: {
        type: 'object',
        additionalProperties: false,
        required: ['tool', 'steps', 'secretMadeBy', 'documentation'],
        properties: {
          tool: { type: 'string' },
          steps: { type: 'array', items: { type: 'string' } },
          secretMadeBy: {
            type: 'string',
            enum: ['you', 'you-standard', 'tool', 'nobody'],
          },
          watched: { type: 'boolean' },
          documentation: { type: 'string', format: 'uri' },
        },
      },
    },
  },
  SourceCheck: {
    type: 'object',
    additionalProperties: false,
    required: ['at', 'url', 'steps'],
    properties: {
      at: instant,
      url: { type: 'string', format: 'uri' },
      steps: {
        type: 'array',
        description: 'Up to the first that failed.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['step', 'verdict'],
          properties: {
            step: {
              type: 'string',
              enum: ['made', 'reached', 'taken', 'stored', 'proven'],
            },
            verdict: {
              type: 'string',
              enum: ['passed', 'failed', 'impossible'],
            },
            detail: { type: 'string' },
          },
        },
      },
      sequence: { type: 'integer', minimum: 1 },
      secret: { $ref: '#/components/schemas/SecretMark' },
    },
  },
  QuarantinePage: {
    type: 'object',
    additionalProperties: false,
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: [
            'sequence',
            'receivedAt',
            'deliveryId',
            'eventName',
            'reason',
          ],
          properties: {
            sequence: { type: 'integer', minimum: 1 },
            receivedAt: instant,
            deliveryId: { type: 'string' },
            eventName: { type: 'string' },
            reason: { type: 'string' },
            interpreterVersion: { type: 'integer' },
          },
        },
      },
      nextCursor: { type: 'string' },
    },
  },
} as const;
