import { aboutPeople } from './people';
import { header, requiredHeader } from './header';
import {
  count,
  instant,
  measured,
  rate,
  requiredMeasured,
  seconds,
} from './values';

const deploymentCounts = {
  type: 'object',
  additionalProperties: false,
  description:
    '`deployments` is absent before the first deployment: no data, not zero.',
  required: ['hotfixes', 'rollbacks', 'redeployments', 'failed'],
  properties: {
    deployments: count,
    hotfixes: count,
    rollbacks: count,
    redeployments: count,
    failed: count,
  },
} as const;

const leadTimeSummary = {
  type: 'object',
  additionalProperties: false,
  description: 'The medians are absent where there are no changes.',
  required: ['changes', 'stages'],
  properties: {
    changes: count,
    medianSeconds: seconds,
    p90Seconds: seconds,
    stages: { $ref: '#/components/schemas/Stages' },
  },
} as const;

const changeFailRateSummary = {
  type: 'object',
  additionalProperties: false,
  description: '`rate` is absent where there are no deployments.',
  required: ['failed', 'deployments'],
  properties: { rate, failed: count, deployments: count },
} as const;

const recoveryTimeSummary = {
  type: 'object',
  additionalProperties: false,
  description: 'The medians are absent where nothing was recovered.',
  required: ['recovered'],
  properties: {
    recovered: count,
    medianSeconds: seconds,
    p90Seconds: seconds,
  },
} as const;

const reworkRateSummary = {
  type: 'object',
  additionalProperties: false,
  description: '`rate` is absent where there are no deployments.',
  required: ['rework', 'deployments'],
  properties: { rate, rework: count, deployments: count },
} as const;

export const deliverySchemas = {
  DeploymentCounts: deploymentCounts,
  Stages: aboutPeople({
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
  }),
  LeadTimeSummary: leadTimeSummary,
  ChangeFailRateSummary: changeFailRateSummary,
  RecoveryTimeSummary: recoveryTimeSummary,
  ReworkRateSummary: reworkRateSummary,
  DeliveryReport: {
    type: 'object',
    additionalProperties: false,
    required: [
      ...requiredHeader,
      'deploymentFrequency',
      'leadTime',
      'changeFailRate',
      'recoveryTime',
      'reworkRate',
      'incidents',
    ],
    properties: {
      ...header,
      deploymentFrequency: {
        type: 'object',
        additionalProperties: false,
        required: requiredMeasured,
        properties: measured('DeploymentCounts', deploymentCounts),
      },
      leadTime: {
        type: 'object',
        additionalProperties: false,
        required: [...requiredMeasured, 'unmeasurable', 'undeployed'],
        properties: {
          ...measured('LeadTimeSummary', leadTimeSummary),
          unmeasurable: count,
          undeployed: {
            type: 'object',
            additionalProperties: false,
            required: ['changes'],
            properties: { changes: count, oldestMergedAt: instant },
          },
          distribution: aboutPeople({
            changes: count,
            buckets: {
              type: 'array',
              items: {
                type: 'object',
                additionalProperties: false,
                required: ['fromSeconds', 'changes'],
                properties: {
                  fromSeconds: seconds,
                  toSeconds: seconds,
                  changes: count,
                },
              },
            },
          }),
        },
      },
      changeFailRate: {
        type: 'object',
        additionalProperties: false,
        required: requiredMeasured,
        properties: measured('ChangeFailRateSummary', changeFailRateSummary),
      },
      recoveryTime: {
        type: 'object',
        additionalProperties: false,
        required: [...requiredMeasured, 'stillFailing'],
        properties: {
          ...measured('RecoveryTimeSummary', recoveryTimeSummary),
          stillFailing: {
            type: 'object',
            additionalProperties: false,
            required: ['deployments'],
            properties: { deployments: count, oldestFinishedAt: instant },
          },
        },
      },
      reworkRate: {
        type: 'object',
        additionalProperties: false,
        required: requiredMeasured,
        properties: measured('ReworkRateSummary', reworkRateSummary),
      },
      incidents: {
        type: 'object',
        additionalProperties: false,
        required: [
          'incidents',
          'byDeployment',
          'byOtherDeployment',
          'withoutCause',
        ],
        properties: {
          incidents: count,
          byDeployment: count,
          byOtherDeployment: count,
          withoutCause: count,
        },
      },
      builds: { $ref: '#/components/schemas/BuildsReport' },
      code: { $ref: '#/components/schemas/CodeReport' },
      review: { $ref: '#/components/schemas/ReviewReport' },
      deployments: { $ref: '#/components/schemas/DeploymentsReport' },
      quality: { $ref: '#/components/schemas/QualityReport' },
      correlation: { $ref: '#/components/schemas/CorrelationReport' },
    },
  },
} as const;
