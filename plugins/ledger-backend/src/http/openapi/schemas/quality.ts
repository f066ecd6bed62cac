import {
  correlationFactors,
  findingSeverities,
  qualityMeasures,
} from '@pitstop/plugin-ledger-common';
import {
  count,
  instant,
  measured,
  requiredMeasured,
  seconds,
  text,
} from './values';

export const gate = {
  type: 'string',
  enum: ['passed', 'failed', 'none'],
} as const;

const qualitySummary = {
  type: 'object',
  additionalProperties: false,
  description: 'At the end of a stretch of time.',
  required: ['projects', 'failedGates', 'measures'],
  properties: {
    projects: count,
    failedGates: count,
    measures: {
      type: 'object',
      description: `The median of ratios, the sum of counts, by measure: ${qualityMeasures.join(
        ', ',
      )}. What no tool told is absent.`,
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['projects', 'value'],
        properties: { projects: count, value: { type: 'number' } },
      },
    },
  },
} as const;

const findingsSummary = {
  type: 'object',
  additionalProperties: false,
  required: ['open', 'opened', 'closed'],
  properties: {
    open: count,
    opened: count,
    closed: count,
    medianSecondsToClose: seconds,
  },
} as const;

const factor = { type: 'string', enum: correlationFactors } as const;

const rho = { type: 'number', minimum: -1, maximum: 1 } as const;

export const qualitySchemas = {
  QualitySummary: qualitySummary,
  FindingsSummary: findingsSummary,
  QualityReport: {
    type: 'object',
    additionalProperties: false,
    required: [...requiredMeasured, 'projects', 'findings', 'openFindings'],
    properties: {
      ...measured('QualitySummary', qualitySummary),
      projects: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['project', 'gate', 'analysedAt', 'measures'],
          properties: {
            project: text,
            gate,
            analysedAt: instant,
            measures: {
              type: 'object',
              additionalProperties: { type: 'number' },
            },
          },
        },
      },
      findings: {
        type: 'object',
        additionalProperties: false,
        required: requiredMeasured,
        properties: measured('FindingsSummary', findingsSummary),
      },
      openFindings: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['severity', 'open'],
          properties: {
            severity: { type: 'string', enum: findingSeverities },
            open: count,
            medianAgeSeconds: seconds,
            oldestFoundAt: instant,
          },
        },
      },
    },
  },
  CorrelationReport: {
    type: 'object',
    additionalProperties: false,
    description: 'Across components, and never about people.',
    required: ['components', 'pairs', 'points'],
    properties: {
      components: count,
      pairs: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['x', 'y', 'n', 'verdict'],
          properties: {
            x: factor,
            y: factor,
            n: count,
            rho,
            interval: { type: 'array', items: rho, minItems: 2, maxItems: 2 },
            verdict: {
              type: 'string',
              enum: ['too-few', 'all-alike', 'unclear', 'clear'],
            },
          },
        },
      },
      points: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: { type: 'number' },
        },
      },
    },
  },
} as const;
