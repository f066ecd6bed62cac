import { count, instant } from './values';

/**
 * A statistic about people's work: `shown` with its numbers, or `withheld`
 * below `minimumContributors`, or `no-data`.
 */
export function aboutPeople<const TProperties extends object>(
  properties: TProperties,
) {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['status'],
    properties: {
      status: { type: 'string', enum: ['shown', 'withheld', 'no-data'] },
      minimumContributors: count,
      basis: {
        type: 'object',
        description:
          'What it was computed over, where this is less than asked.',
        additionalProperties: false,
        required: ['from', 'to'],
        properties: { from: instant, to: instant },
      },
      ...properties,
    },
  } as const;
}
