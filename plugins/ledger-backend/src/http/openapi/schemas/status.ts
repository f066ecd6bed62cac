import { count, text } from './values';

export const statusSchemas = {
  LedgerStatus: {
    type: 'object',
    additionalProperties: false,
    required: ['cursor', 'head', 'caughtUp'],
    properties: {
      cursor: {
        ...count,
        description: 'Sequence number up to which everything is counted.',
      },
      head: {
        ...count,
        description: 'Highest sequence number known in the log.',
      },
      caughtUp: { type: 'boolean' },
    },
  },
  Error: {
    type: 'object',
    additionalProperties: false,
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'message'],
        properties: { name: text, message: text },
      },
    },
  },
} as const;
