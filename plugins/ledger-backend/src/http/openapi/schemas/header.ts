import { count, instant, text } from './values';

/** What every report says about itself. */
export const requiredHeader = ['scope', 'range', 'previousRange'] as const;

export const header = {
  scope: { $ref: '#/components/schemas/Scope' },
  range: { $ref: '#/components/schemas/Range' },
  previousRange: { $ref: '#/components/schemas/TimeRange' },
  asOf: instant,
} as const;

const texts = { type: 'array', items: text } as const;

export const headerSchemas = {
  TimeRange: {
    type: 'object',
    additionalProperties: false,
    description: 'Half-open: `to` is not inside.',
    required: ['from', 'to'],
    properties: { from: instant, to: instant },
  },
  Range: {
    type: 'object',
    additionalProperties: false,
    required: ['from', 'to', 'granularity', 'timeZone'],
    properties: {
      from: instant,
      to: instant,
      granularity: { type: 'string', enum: ['day', 'week', 'month'] },
      timeZone: text,
    },
  },
  Scope: {
    type: 'object',
    additionalProperties: false,
    required: ['entityRef', 'kind', 'components', 'linkedComponents'],
    properties: {
      entityRef: text,
      kind: {
        type: 'string',
        enum: ['component', 'system', 'team', 'company', 'organization'],
      },
      components: count,
      linkedComponents: count,
      problems: {
        type: 'array',
        description:
          'Bad settings of components in scope, which go on with those of the installation.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['entityRef', 'annotation', 'message'],
          properties: { entityRef: text, annotation: text, message: text },
        },
      },
      filter: {
        type: 'object',
        additionalProperties: false,
        description: 'What was asked for, where it is less than all.',
        properties: {
          withoutSubTeams: { type: 'boolean' },
          environment: text,
          lifecycle: text,
          type: text,
          withoutBots: { type: 'boolean' },
        },
      },
      choices: {
        type: 'object',
        additionalProperties: false,
        description: 'By what the components can be told apart.',
        required: ['environments', 'lifecycles', 'types'],
        properties: { environments: texts, lifecycles: texts, types: texts },
      },
    },
  },
} as const;
