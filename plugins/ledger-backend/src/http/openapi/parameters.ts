/** Whose numbers are asked for, and over which time. */
export const questionParameters = [
  {
    name: 'entityRef',
    in: 'query',
    required: true,
    description: 'A component, a system or a group.',
    allowReserved: true,
    schema: { type: 'string', minLength: 1 },
  },
  {
    name: 'from',
    in: 'query',
    required: true,
    description:
      'Beginning of the range: an ISO 8601 instant, or a date in the time zone.',
    allowReserved: true,
    schema: { type: 'string', minLength: 1 },
  },
  {
    name: 'to',
    in: 'query',
    required: true,
    description: 'End of the range, which it does not contain.',
    allowReserved: true,
    schema: { type: 'string', minLength: 1 },
  },
  {
    name: 'granularity',
    in: 'query',
    required: true,
    description: 'Weeks are ISO weeks.',
    schema: { type: 'string', enum: ['day', 'week', 'month'] },
  },
  {
    name: 'timeZone',
    in: 'query',
    required: false,
    description:
      'IANA name of the time zone in which periods begin. Default: ledger.timeZone.',
    allowReserved: true,
    schema: { type: 'string', minLength: 1 },
  },
] as const;

/** Which part of the components, and of what they deployed, is asked for. */
export const filterParameters = [
  {
    name: 'withoutSubTeams',
    in: 'query',
    required: false,
    description:
      'Only components that the group itself owns, not those of the groups below it.',
    schema: { type: 'boolean' },
  },
  {
    name: 'environment',
    in: 'query',
    required: false,
    description:
      'Only what was deployed to this production environment. A change counts where it was deployed first.',
    schema: { type: 'string', minLength: 1 },
  },
  {
    name: 'lifecycle',
    in: 'query',
    required: false,
    description: 'Only components with this lifecycle.',
    schema: { type: 'string', minLength: 1 },
  },
  {
    name: 'type',
    in: 'query',
    required: false,
    description: 'Only components of this type.',
    schema: { type: 'string', minLength: 1 },
  },
  {
    name: 'withoutBots',
    in: 'query',
    required: false,
    description:
      'Without the changes that bots made. Deployments count all the same.',
    schema: { type: 'boolean' },
  },
] as const;
