import type { TimeRange } from './time';

/**
 * A statistic about people's work: authored or reviewed changes. It is shown
 * only when enough distinct people are behind it, and neither can be had by
 * subtracting another one that is shown.
 *
 * @public
 */
export type AboutPeople<T> =
  | ({
      status: 'shown';
      /**
       * What it was computed over where this is less than what was asked for:
       * whole weeks, so that two ranges can't be subtracted to get at a few
       * people.
       */
      basis?: TimeRange;
    } & T)
  | { status: 'withheld'; minimumContributors: number }
  | { status: 'no-data' };
