import type {
  BuildsReport,
  CodeReport,
  DeliveryReport,
  ReviewReport,
} from '@pitstop/plugin-ledger-common';

type WithPeriods = Pick<DeliveryReport, 'deploymentFrequency'>;

const periodsOf = ({ deploymentFrequency }: WithPeriods) =>
  deploymentFrequency.series.map(({ start, end, incomplete }) => ({
    start,
    end,
    incomplete,
  }));

/** 40 builds, of which 36 succeeded; the default branch was repaired twice. */
export function someBuilds(report: WithPeriods): BuildsReport {
  const summary = {
    builds: 40,
    successRate: 0.9,
    medianSeconds: 300,
    p90Seconds: 600,
    repaired: 2,
    medianRedSeconds: 5400,
  };
  return {
    current: summary,
    previous: { ...summary, successRate: 0.8, medianSeconds: 400 },
    series: periodsOf(report).map(period => ({ ...period, ...summary })),
    pipelines: [
      { name: 'build', ...summary },
      { name: 'nightly', builds: 1, repaired: 0 },
    ],
  };
}

/** 30 pull requests; the larger, the longer. The largest are of too few people. */
export function someCode(report: WithPeriods): CodeReport {
  const timeToMerge = {
    status: 'shown' as const,
    changes: 30,
    medianSeconds: 7200,
    p90Seconds: 86_400,
  };
  return {
    timeToMerge: {
      current: { timeToMerge },
      previous: { timeToMerge: { status: 'no-data' } },
      series: periodsOf(report).map(period => ({ ...period, timeToMerge })),
    },
    sizes: {
      status: 'shown',
      changes: 30,
      medianLines: 42,
      spearmanRho: 0.613,
      buckets: [
        {
          fromLines: 0,
          toLines: 10,
          timeToMerge: {
            status: 'shown',
            changes: 18,
            quartileSeconds: [600, 3600, 7200],
          },
        },
        {
          fromLines: 10,
          toLines: 50,
          timeToMerge: {
            status: 'shown',
            changes: 10,
            quartileSeconds: [7200, 28_800, 86_400],
          },
        },
        {
          fromLines: 50,
          timeToMerge: { status: 'withheld', minimumContributors: 3 },
        },
      ],
      points: [
        { lines: 3, seconds: 1200 },
        { lines: 30, seconds: 40_000 },
      ],
    },
  };
}

/** 30 pull requests, three of them without a review. */
export function someReview(report: WithPeriods): ReviewReport {
  const review = {
    status: 'shown' as const,
    changes: 30,
    withoutReview: 3,
    withoutReviewRate: 0.1,
    medianSecondsToFirstReview: 3600,
    p90SecondsToFirstReview: 14_400,
    meanRounds: 1.46,
  };
  return {
    current: { review },
    previous: { review },
    series: periodsOf(report).map(period => ({ ...period, review })),
  };
}
