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
  LedgerConfiguration: {
    type: 'object',
    additionalProperties: false,
    required: ['settings', 'observation', 'derivation', 'status'],
    properties: {
      settings: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'value'],
          properties: {
            name: text,
            value: {
              oneOf: [
                text,
                { type: 'number' },
                { type: 'boolean' },
                { type: 'array', items: text },
              ],
            },
          },
        },
      },
      observation: {
        type: 'object',
        additionalProperties: false,
        required: ['version', 'upToDate'],
        properties: { version: count, upToDate: { type: 'boolean' } },
      },
      derivation: {
        type: 'object',
        additionalProperties: false,
        required: ['version', 'repositoriesBehind'],
        properties: { version: count, repositoriesBehind: count },
      },
      status: { $ref: '#/components/schemas/LedgerStatus' },
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
