/** The shapes of `@pitstop/plugin-devhose-common`, as JSON Schema. */
export const schemas = {
  Error: {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['name', 'message'],
        properties: {
          name: { type: 'string' },
          message: {
            type: 'string',
            description: 'What went wrong and what to do about it.',
          },
        },
      },
    },
  },
  CloudEvent: {
    type: 'object',
    description: 'A CDEvent in its CloudEvents 1.0 envelope.',
    required: [
      'specversion',
      'id',
      'source',
      'type',
      'subject',
      'time',
      'data',
    ],
    properties: {
      specversion: { type: 'string', enum: ['1.0'] },
      id: { type: 'string' },
      source: { type: 'string' },
      type: { type: 'string' },
      subject: { type: 'string' },
      time: { type: 'string', format: 'date-time' },
      datacontenttype: { type: 'string' },
      data: { type: 'object' },
    },
  },
  DevhoseEvent: {
    type: 'object',
    required: ['sequence', 'index', 'receivedAt', 'deliverySource', 'event'],
    properties: {
      sequence: { type: 'integer' },
      index: { type: 'integer' },
      receivedAt: { type: 'string', format: 'date-time' },
      deliverySource: { type: 'string' },
      event: { $ref: '#/components/schemas/CloudEvent' },
    },
  },
  FollowedEvent: {
    allOf: [
      { $ref: '#/components/schemas/DevhoseEvent' },
      {
        type: 'object',
        properties: {
          contributor: {
            type: 'string',
            description: 'Keyed pseudonym, for counting distinct people.',
          },
        },
      },
    ],
  },
  DeliveryRange: {
    type: 'object',
    additionalProperties: false,
    required: ['first', 'last'],
    properties: {
      first: { type: 'integer', minimum: 1 },
      last: { type: 'integer', minimum: 1 },
    },
  },
  FollowedPage: {
    type: 'object',
    additionalProperties: false,
    required: ['events', 'cursor', 'head', 'generation'],
    properties: {
      events: {
        type: 'array',
        items: { $ref: '#/components/schemas/FollowedEvent' },
      },
      cursor: { type: 'integer' },
      head: { type: 'integer' },
      generation: { type: 'integer', minimum: 1 },
      expired: { $ref: '#/components/schemas/DeliveryRange' },
    },
  },
  DevhoseEventPage: {
    type: 'object',
    additionalProperties: false,
    required: ['items', 'head'],
    properties: {
      items: {
        type: 'array',
        items: { $ref: '#/components/schemas/DevhoseEvent' },
      },
      nextCursor: { type: 'string' },
      head: { type: 'integer' },
    },
  },
  EventChain: {
    type: 'object',
    additionalProperties: false,
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        items: { $ref: '#/components/schemas/DevhoseEvent' },
      },
    },
  },
  EventVocabulary: {
    type: 'object',
    additionalProperties: false,
    required: ['types', 'sources'],
    properties: {
      types: { type: 'array', items: { type: 'string' } },
      sources: { type: 'array', items: { type: 'string' } },
    },
  },
  DeliveryProof: {
    type: 'object',
    additionalProperties: false,
    description: 'How it was known that a delivery comes from who it should.',
    required: ['scheme'],
    properties: {
      scheme: { type: 'string' },
      secret: { $ref: '#/components/schemas/SecretMark' },
    },
  },
  SecretMark: {
    type: 'object',
    additionalProperties: false,
    required: ['position', 'fingerprint'],
    properties: {
      position: { type: 'integer', minimum: 1 },
      fingerprint: { type: 'string' },
    },
  },
  DeliveryDetails: {
    type: 'object',
    additionalProperties: false,
    required: [
      'sequence',
      'receivedAt',
      'source',
      'deliveryId',
      'eventName',
      'headers',
      'bodyBytes',
      'interpretation',
    ],
    properties: {
      sequence: { type: 'integer' },
      receivedAt: { type: 'string', format: 'date-time' },
      source: { type: 'string' },
      deliveryId: { type: 'string' },
      eventName: { type: 'string' },
      headers: { type: 'object', additionalProperties: { type: 'string' } },
      bodyBytes: { type: 'integer' },
      proof: { $ref: '#/components/schemas/DeliveryProof' },
      interpretation: {
        type: 'object',
        additionalProperties: false,
        required: ['status'],
        properties: {
          status: {
            type: 'string',
            enum: ['interpreted', 'not-interpreted', 'quarantined'],
          },
          reason: { type: 'string' },
          interpreterVersion: { type: 'integer' },
        },
      },
    },
  },
  ImportResult: {
    type: 'object',
    additionalProperties: false,
    required: ['stored', 'duplicates', 'refused'],
    properties: {
      stored: { type: 'integer' },
      duplicates: { type: 'integer' },
      refused: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['line', 'reason'],
          properties: {
            line: { type: 'integer' },
            reason: { type: 'string' },
          },
        },
      },
    },
  },
  IngestReceipt: {
    type: 'object',
    additionalProperties: false,
    required: ['status', 'sequence'],
    properties: {
      status: { type: 'string', enum: ['stored', 'duplicate'] },
      sequence: { type: 'integer' },
    },
  },
} as const;
