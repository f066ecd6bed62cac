import type {
  NorthStarContribution,
  NorthStarReport,
  TimeRange,
} from '@pitstop/plugin-ledger-common';

/** So many weeks even out holidays and release days. */
const averagedWeeks = 4;

/** What a part of the organisation gave, held against nothing but itself. */
export interface ContributionCourse {
  contribution: NorthStarContribution;
  /** Deployments a week over the last four whole weeks; undefined for a younger North Star. */
  average?: number;
  /** The same over the four weeks before. */
  averageBefore?: number;
  before: TimeRange;
}

function averageOf(numbers: readonly number[]): number | undefined {
  return numbers.length < averagedWeeks
    ? undefined
    : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

/** Each part with its last weeks, in the order of their names. */
export function contributionCourses(
  report: NorthStarReport,
): ContributionCourse[] {
  const { weeks, contributions } = report;
  const whole = weeks.flatMap((week, index) => (week.incomplete ? [] : index));
  const last = whole.slice(-averagedWeeks);
  const earlier = whole.slice(-2 * averagedWeeks, -averagedWeeks);
  const before: TimeRange = {
    from: weeks[earlier.at(0) ?? 0]?.start ?? report.range.from,
    to: weeks[earlier.at(-1) ?? 0]?.end ?? report.range.to,
  };
  return contributions.map(contribution => {
    const numbersOf = (indexes: readonly number[]) =>
      indexes.map(index => contribution.weekly[index] ?? 0);
    return {
      contribution,
      average: averageOf(numbersOf(last)),
      averageBefore: averageOf(numbersOf(earlier)),
      before,
    };
  });
}
