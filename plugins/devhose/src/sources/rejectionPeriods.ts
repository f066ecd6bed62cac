import {
  rejectionReasons,
  type RejectionCounts,
  type RejectionHour,
} from '@pitstop/plugin-devhose-common';

/** How far back is looked: hours of a day, or days of a week. */
export const rejectionRanges = ['day', 'week'] as const;

export type RejectionRange = (typeof rejectionRanges)[number];

/** A stretch of time and what was refused in it. */
export interface RejectionPeriod {
  /** RFC 3339. */
  start: string;
  end: string;
  rejected: RejectionCounts;
  /** It is not over. */
  incomplete: boolean;
}

const hourMilliseconds = 60 * 60 * 1000;
const steps = {
  day: { hours: 1, count: 24 },
  week: { hours: 24, count: 7 },
} as const;

/** Hours of the last day or days of the last week, oldest first, the last one still running. */
export function rejectionPeriods(
  hours: readonly RejectionHour[],
  range: RejectionRange,
  now: number,
): RejectionPeriod[] {
  const { hours: length, count } = steps[range];
  const stepMilliseconds = length * hourMilliseconds;
  const end = (Math.floor(now / hourMilliseconds) + 1) * hourMilliseconds;
  return Array.from({ length: count }, (_, index) => {
    const start = end - (count - index) * stepMilliseconds;
    const inside = hours.filter(hour => {
      const at = Date.parse(hour.start);
      return at >= start && at < start + stepMilliseconds;
    });
    return {
      start: new Date(start).toISOString(),
      end: new Date(start + stepMilliseconds).toISOString(),
      rejected: addRejected(inside.map(({ rejected }) => rejected)),
      incomplete: index === count - 1,
    };
  });
}

/** What was refused in several stretches of time together. */
export function addRejected(
  counts: readonly RejectionCounts[],
): RejectionCounts {
  return Object.fromEntries(
    rejectionReasons
      .map(
        reason =>
          [
            reason,
            counts.reduce((sum, each) => sum + (each[reason] ?? 0), 0),
          ] as const,
      )
      .filter(([, count]) => count > 0),
  );
}
