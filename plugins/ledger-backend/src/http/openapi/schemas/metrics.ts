import { count, instant, text } from './values';

const status = {
  type: 'string',
  enum: ['shown', 'withheld', 'no-data'],
} as const;

export const metricSchemas = {
  MetricList: {
    type: 'object',
    additionalProperties: false,
    required: ['entityRef', 'range', 'previousRange', 'metrics'],
    properties: {
      entityRef: text,
      range: { $ref: '#/components/schemas/TimeRange' },
      previousRange: { $ref: '#/components/schemas/TimeRange' },
      asOf: instant,
      metrics: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: [
            'metric',
            'title',
            'unit',
            'status',
            'incomplete',
            'previous',
          ],
          properties: {
            metric: text,
            title: text,
            unit: {
              type: 'string',
              enum: ['count', 'seconds', 'ratio', 'rho', 'rounds'],
            },
            status,
            value: { type: 'number' },
            n: { ...count, description: 'How many facts it rests on.' },
            incomplete: { type: 'boolean' },
            previous: {
              type: 'object',
              additionalProperties: false,
              required: ['status'],
              properties: { status, value: { type: 'number' }, n: count },
            },
            trend: {
              type: 'string',
              enum: ['better', 'worse', 'up', 'down', 'same'],
            },
          },
        },
      },
    },
  },
} as const;
