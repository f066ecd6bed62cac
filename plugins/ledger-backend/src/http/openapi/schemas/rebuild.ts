import { count, instant, text } from './values';

export const rebuildSchemas = {
  Rebuild: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'state', 'requestedAt', 'takeWhenReady', 'cursor', 'head'],
    properties: {
      id: text,
      state: {
        type: 'string',
        enum: ['running', 'ready', 'taken', 'cancelled', 'returned'],
      },
      requestedAt: instant,
      takeWhenReady: { type: 'boolean' },
      cursor: {
        ...count,
        description: 'Sequence number up to which it has read the log.',
      },
      head: count,
      differences: {
        type: 'array',
        description: 'What would change; known once it is ready.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['facts', 'live', 'rebuilt'],
          properties: { facts: text, live: count, rebuilt: count },
        },
      },
      checksums: {
        type: 'object',
        description: 'Of each table of facts; known once it is ready.',
        additionalProperties: text,
      },
    },
  },
  RebuildStatus: {
    type: 'object',
    additionalProperties: false,
    required: ['canReturn'],
    properties: {
      latest: { $ref: '#/components/schemas/Rebuild' },
      canReturn: {
        type: 'boolean',
        description: 'Whether there are facts to go back to.',
      },
    },
  },
} as const;
