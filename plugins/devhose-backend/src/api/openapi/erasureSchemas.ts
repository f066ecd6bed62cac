const texts = { type: 'array', items: { type: 'string' } } as const;
const instant = { type: 'string', format: 'date-time' } as const;

/** Shapes of erasures, as JSON Schema. */
export const erasureSchemas = {
  PersonIdentity: {
    type: 'object',
    additionalProperties: false,
    properties: { logins: texts, emails: texts, names: texts, ids: texts },
  },
  Erasure: {
    type: 'object',
    additionalProperties: false,
    required: [
      'id',
      'state',
      'requestedBy',
      'requestedAt',
      'position',
      'deliveries',
      'deliveriesErased',
      'filesErased',
    ],
    properties: {
      id: { type: 'string' },
      state: {
        type: 'string',
        enum: [
          'counting',
          'counted',
          'erasing',
          'erasing-files',
          'done',
          'cancelled',
        ],
      },
      requestedBy: { type: 'string' },
      requestedAt: instant,
      confirmedAt: instant,
      finishedAt: instant,
      identity: { $ref: '#/components/schemas/PersonIdentity' },
      position: { type: 'integer' },
      deliveries: { type: 'integer' },
      deliveriesErased: { type: 'integer' },
      filesErased: { type: 'integer' },
    },
  },
} as const;
