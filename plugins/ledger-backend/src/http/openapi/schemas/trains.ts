import { count, instant, text } from './values';

export const trainSchemas = {
  DeploymentsReport: {
    type: 'object',
    additionalProperties: false,
    required: ['trains', 'deployedComponents', 'days'],
    properties: {
      trains: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['entityRef', 'deployments', 'total'],
          properties: {
            entityRef: text,
            total: count,
            deployments: {
              type: 'array',
              description: 'The latest ones, oldest first.',
              items: {
                type: 'object',
                additionalProperties: false,
                required: [
                  'finishedAt',
                  'environment',
                  'kind',
                  'changes',
                  'subjects',
                ],
                properties: {
                  finishedAt: instant,
                  environment: text,
                  kind: {
                    type: 'string',
                    enum: [
                      'planned',
                      'hotfix',
                      'rollback',
                      'redeploy',
                      'failed',
                    ],
                  },
                  changes: count,
                  failure: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['reasons'],
                    properties: {
                      reasons: {
                        type: 'array',
                        items: {
                          type: 'string',
                          enum: ['rolled-back', 'hotfixed', 'incident'],
                        },
                      },
                      recoveredAt: instant,
                    },
                  },
                  subjects: { type: 'array', items: text },
                },
              },
            },
          },
        },
      },
      deployedComponents: count,
      days: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['date', 'deployments', 'failed'],
          properties: {
            date: { type: 'string', format: 'date' },
            deployments: count,
            failed: count,
          },
        },
      },
    },
  },
} as const;
