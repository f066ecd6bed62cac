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
