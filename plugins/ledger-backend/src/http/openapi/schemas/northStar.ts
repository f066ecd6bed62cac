import { header, requiredHeader } from './header';
import { count, instant, rate, seconds, text } from './values';

const adoption = {
  type: 'object',
  additionalProperties: false,
  description: '`rate` is absent where there are no components.',
  required: ['deployed', 'components'],
  properties: { deployed: count, components: count, rate },
} as const;

export const northStarSchemas = {
  Annotation: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'date', 'text'],
    properties: { id: text, date: { type: 'string', format: 'date' }, text },
  },
  NorthStarReport: {
    type: 'object',
    additionalProperties: false,
    required: [
      ...requiredHeader,
      'weeks',
      'contributions',
      'adoption',
      'annotations',
    ],
    properties: {
      ...header,
      weeks: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['start', 'end', 'incomplete', 'week', 'inputs'],
          properties: {
            start: instant,
            end: instant,
            incomplete: { type: 'boolean' },
            week: { type: 'string', description: 'ISO week: `2026-W10`.' },
            deployments: {
              ...count,
              description: 'Absent before the first: no data.',
            },
            inputs: {
              type: 'object',
              additionalProperties: false,
              required: ['activeRepositories', 'deployedComponents'],
              properties: {
                activeRepositories: count,
                deployedComponents: count,
                buildMedianSeconds: seconds,
                buildSuccessRate: rate,
                mergeMedianSeconds: seconds,
              },
            },
          },
        },
      },
      contributions: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['entityRef', 'deployments', 'weekly'],
          properties: {
            entityRef: text,
            deployments: count,
            weekly: { type: 'array', items: count },
            adoption,
          },
        },
      },
      adoption,
      annotations: {
        type: 'array',
        items: { $ref: '#/components/schemas/Annotation' },
      },
    },
  },
} as const;
