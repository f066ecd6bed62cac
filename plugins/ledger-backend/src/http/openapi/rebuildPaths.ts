import { conflict, forbidden } from './responses';

const rebuilt = {
  '200': {
    description: 'The rebuild as it is now.',
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/Rebuild' } },
    },
  },
  '403': forbidden,
  '409': conflict,
} as const;

/** What facts are computed with; computing all again, beside those shown, needs ledger.rebuild. */
export const rebuildPaths = {
  '/v1/rebuild': {
    get: {
      operationId: 'getRebuild',
      summary: 'Where the latest rebuild stands',
      responses: {
        '200': {
          description: 'The latest rebuild, if there was one.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/RebuildStatus' },
            },
          },
        },
        '403': forbidden,
      },
    },
    post: {
      operationId: 'requestRebuild',
      summary: 'Has all facts computed again',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['takeWhenReady'],
              properties: {
                takeWhenReady: {
                  type: 'boolean',
                  description: 'Without looking at what would change first.',
                },
              },
            },
          },
        },
      },
      responses: rebuilt,
    },
  },
  '/v1/rebuild/take': {
    post: {
      operationId: 'takeRebuild',
      summary: 'Shows the facts that were computed, in one moment',
      responses: rebuilt,
    },
  },
  '/v1/rebuild/cancel': {
    post: {
      operationId: 'cancelRebuild',
      summary: 'Gives up what was computed so far',
      responses: rebuilt,
    },
  },
  '/v1/rebuild/return': {
    post: {
      operationId: 'returnFromRebuild',
      summary: 'Brings back the facts before the rebuild',
      responses: rebuilt,
    },
  },
  '/v1/configuration': {
    get: {
      operationId: 'getConfiguration',
      summary: 'What the numbers are computed with',
      responses: {
        '200': {
          description:
            'The settings in force, and whether all facts are of them.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/LedgerConfiguration' },
            },
          },
        },
        '403': forbidden,
      },
    },
  },
} as const;
