import { aboutPeople } from './people';
import {
  count,
  measured,
  rate,
  requiredMeasured,
  seconds,
  text,
} from './values';

const buildSummary = {
  type: 'object',
  additionalProperties: false,
  description:
    'Rates and medians are absent where there is nothing to measure.',
  required: ['builds', 'repaired'],
  properties: {
    builds: count,
    successRate: rate,
    medianSeconds: seconds,
    p90Seconds: seconds,
    repaired: count,
    medianRedSeconds: seconds,
  },
} as const;

const mergeSummary = {
  type: 'object',
  additionalProperties: false,
  required: ['timeToMerge'],
  properties: {
    timeToMerge: aboutPeople({
      changes: count,
      medianSeconds: seconds,
      p90Seconds: seconds,
    }),
  },
} as const;

const reviewSummary = {
  type: 'object',
  additionalProperties: false,
  required: ['review'],
  properties: {
    review: aboutPeople({
      changes: count,
      withoutReview: count,
      withoutReviewRate: rate,
      medianSecondsToFirstReview: seconds,
      p90SecondsToFirstReview: seconds,
      meanRounds: { type: 'number', minimum: 0 },
    }),
  },
} as const;

const sizeBucket = {
  type: 'object',
  additionalProperties: false,
  required: ['fromLines', 'timeToMerge'],
  properties: {
    fromLines: count,
    toLines: count,
    timeToMerge: aboutPeople({
      changes: count,
      quartileSeconds: {
        type: 'array',
        items: seconds,
        minItems: 3,
        maxItems: 3,
      },
    }),
  },
} as const;

export const sectionSchemas = {
  BuildSummary: buildSummary,
  MergeSummary: mergeSummary,
  ReviewSummary: reviewSummary,
  BuildsReport: {
    type: 'object',
    additionalProperties: false,
    required: [...requiredMeasured, 'pipelines'],
    properties: {
      ...measured('BuildSummary', buildSummary),
      pipelines: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'builds', 'repaired'],
          properties: { name: text, ...buildSummary.properties },
        },
      },
    },
  },
  CodeReport: {
    type: 'object',
    additionalProperties: false,
    required: ['timeToMerge', 'sizes'],
    properties: {
      timeToMerge: {
        type: 'object',
        additionalProperties: false,
        required: requiredMeasured,
        properties: measured('MergeSummary', mergeSummary),
      },
      sizes: aboutPeople({
        changes: count,
        medianLines: { type: 'number', minimum: 0 },
        buckets: { type: 'array', items: sizeBucket },
        spearmanRho: { type: 'number', minimum: -1, maximum: 1 },
        points: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['lines', 'seconds'],
            properties: { lines: count, seconds },
          },
        },
      }),
    },
  },
  ReviewReport: {
    type: 'object',
    additionalProperties: false,
    required: requiredMeasured,
    properties: measured('ReviewSummary', reviewSummary),
  },
} as const;
