const instant = { type: 'string', format: 'date-time' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const seconds = { type: 'number', minimum: 0 } as const;

const deploymentCounts = {
  /** Absent before the first deployment. */
  deployments: count,
  rollbacks: count,
  redeployments: count,
  failed: count,
} as const;
const requiredDeploymentCounts = [
  'rollbacks',
  'redeployments',
  'failed',
] as const;

const leadTimeSummary = {
  changes: count,
  medianSeconds: seconds,
  p90Seconds: seconds,
  stages: { $ref: '#/components/schemas/Stages' },
} as const;
const requiredLeadTimeSummary = ['changes', 'stages'] as const;

const period = {
  start: instant,
  end: instant,
  incomplete: {
    type: 'boolean',
    description: 'The range or the present cuts it.',
  },
} as const;
const requiredPeriod = ['start', 'end', 'incomplete'] as const;

const measuredDeployments = {
  current: { $ref: '#/components/schemas/DeploymentCounts' },
  previous: { $ref: '#/components/schemas/DeploymentCounts' },
  series: {
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: [...requiredPeriod, ...requiredDeploymentCounts],
      properties: { ...period, ...deploymentCounts },
    },
  },
} as const;

const measuredLeadTime = {
  current: { $ref: '#/components/schemas/LeadTimeSummary' },
  previous: { $ref: '#/components/schemas/LeadTimeSummary' },
  series: {
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: [...requiredPeriod, ...requiredLeadTimeSummary],
      properties: { ...period, ...leadTimeSummary },
    },
  },
} as const;
const requiredMeasured = ['current', 'previous', 'series'] as const;

/** The types of `@pitstop/plugin-ledger-common`, for those who don't read TypeScript. */
export const schemas = {
  TimeRange: {
    type: 'object',
    additionalProperties: false,
    description: 'Half-open: `to` is not inside.',
    required: ['from', 'to'],
    properties: { from: instant, to: instant },
  },
  DeploymentCounts: {
    type: 'object',
    additionalProperties: false,
    description:
      '`deployments` is absent before the first deployment: no data, not zero.',
    required: requiredDeploymentCounts,
    properties: deploymentCounts,
  },
  Stages: {
    type: 'object',
    additionalProperties: false,
    description:
      'Withheld when fewer than `minimumContributors` people are behind them.',
    required: ['status'],
    properties: {
      status: { type: 'string', enum: ['shown', 'withheld', 'no-data'] },
      minimumContributors: count,
      medianSeconds: {
        type: 'object',
        additionalProperties: false,
        required: ['coding', 'pickup', 'review', 'deploy'],
        properties: {
          coding: seconds,
          pickup: seconds,
          review: seconds,
          deploy: seconds,
        },
      },
    },
  },
  LeadTimeSummary: {
    type: 'object',
    additionalProperties: false,
    description: 'The medians are absent where there are no changes.',
    required: requiredLeadTimeSummary,
    properties: leadTimeSummary,
  },
  DeliveryReport: {
    type: 'object',
    additionalProperties: false,
    required: [
      'scope',
      'range',
      'previousRange',
      'deploymentFrequency',
      'leadTime',
    ],
    properties: {
      scope: {
        type: 'object',
        additionalProperties: false,
        required: ['entityRef', 'kind', 'components', 'linkedComponents'],
        properties: {
          entityRef: { type: 'string' },
          kind: {
            type: 'string',
            enum: ['component', 'system', 'team', 'company', 'organization'],
          },
          components: count,
          linkedComponents: count,
        },
      },
      range: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to', 'granularity', 'timeZone'],
        properties: {
          from: instant,
          to: instant,
          granularity: { type: 'string', enum: ['day', 'week', 'month'] },
          timeZone: { type: 'string' },
        },
      },
      previousRange: { $ref: '#/components/schemas/TimeRange' },
      asOf: instant,
      deploymentFrequency: {
        type: 'object',
        additionalProperties: false,
        required: requiredMeasured,
        properties: measuredDeployments,
      },
      leadTime: {
        type: 'object',
        additionalProperties: false,
        required: [...requiredMeasured, 'unmeasurable', 'undeployed'],
        properties: {
          ...measuredLeadTime,
          unmeasurable: count,
          undeployed: {
            type: 'object',
            additionalProperties: false,
            required: ['changes'],
            properties: { changes: count, oldestMergedAt: instant },
          },
        },
      },
    },
  },
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
        properties: {
          name: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
} as const;
