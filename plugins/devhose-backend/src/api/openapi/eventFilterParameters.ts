/** About which repositories. */
export const repositoryParameter = {
  name: 'repository',
  in: 'query',
  allowReserved: true,
  description:
    'Any of them, separated by commas; host and path in lower case: github.com/northwind/shop.',
  style: 'form',
  explode: false,
  schema: {
    type: 'array',
    items: { type: 'string', minLength: 1 },
    minItems: 1,
    maxItems: 100,
  },
} as const;

/** About which services, where no repository is named. */
export const serviceParameter = {
  name: 'service',
  in: 'query',
  allowReserved: true,
  description:
    'Any of them, separated by commas, of what names no repository: as the catalog calls a service, or as the tool does that tells of it, or what an artifact is called. With repository, either will do.',
  style: 'form',
  explode: false,
  schema: {
    type: 'array',
    items: { type: 'string', minLength: 1 },
    minItems: 1,
    maxItems: 300,
  },
} as const;

/** Which events are asked for; what is left out does not matter. */
export const eventFilterParameters = [
  {
    name: 'type',
    in: 'query',
    allowReserved: true,
    description:
      'Any of them, separated by commas; exact, or up to a dot: dev.cdevents.change is all that happens to changes.',
    style: 'form',
    explode: false,
    schema: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      minItems: 1,
      maxItems: 100,
    },
  },
  {
    name: 'source',
    in: 'query',
    description: 'The source of the delivery, such as github.',
    schema: { type: 'string', minLength: 1 },
  },
  {
    name: 'subject',
    in: 'query',
    allowReserved: true,
    schema: { type: 'string', minLength: 1 },
  },
  repositoryParameter,
  serviceParameter,
  {
    name: 'outcome',
    in: 'query',
    description:
      'How what the event tells ended. What has not ended has no outcome.',
    schema: { type: 'string', enum: ['success', 'failure', 'cancelled'] },
  },
  {
    name: 'from',
    in: 'query',
    allowReserved: true,
    description: 'Received at or after.',
    schema: { type: 'string', format: 'date-time' },
  },
  {
    name: 'to',
    in: 'query',
    allowReserved: true,
    description: 'Received before.',
    schema: { type: 'string', format: 'date-time' },
  },
] as const;
