/** Shapes of what is in files, as JSON Schema. */
export const archiveSchemas = {
  KeptArchive: {
    type: 'object',
    additionalProperties: false,
    required: [
      'name',
      'source',
      'month',
      'firstSequence',
      'lastSequence',
      'deliveries',
      'state',
    ],
    properties: {
      name: { type: 'string' },
      source: { type: 'string' },
      month: { type: 'string' },
      firstSequence: { type: 'integer' },
      lastSequence: { type: 'integer' },
      deliveries: { type: 'integer' },
      state: {
        type: 'string',
        enum: [
          'planned',
          'stored',
          'removing',
          'removed',
          'restoring',
          'restored',
        ],
      },
      fileBytes: { type: 'integer' },
      fileSha256: { type: 'string' },
      storedAt: { type: 'string', format: 'date-time' },
      removedAt: { type: 'string', format: 'date-time' },
      eventsRemovedAt: { type: 'string', format: 'date-time' },
      restoredUntil: { type: 'string', format: 'date-time' },
    },
  },
  KeptArchives: {
    type: 'object',
    additionalProperties: false,
    required: ['retention', 'items'],
    properties: {
      address: { type: 'string' },
      retention: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: {
            source: { type: 'string' },
            rawDays: { type: 'integer' },
            eventsDays: { type: 'integer' },
          },
        },
      },
      items: {
        type: 'array',
        items: { $ref: '#/components/schemas/KeptArchive' },
      },
    },
  },
} as const;
