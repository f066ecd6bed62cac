import {
  metricDefinitions,
  type AboutPeople,
  type DeliveryReport,
  type MetricDefinition,
  type MetricList,
  type MetricName,
  type MetricValue,
  type ReportSection,
} from '@pitstop/plugin-ledger-common';
import type { Instant } from '../observe';

/** What a report must hold for {@link listMetrics}. */
export const metricSections: readonly ReportSection[] = [
  'builds',
  'code',
  'review',
];

/** A number, how many facts it rests on, or why there is none. */
type Reading = Pick<MetricValue, 'status' | 'value' | 'n'>;

type Reader = (report: DeliveryReport, when: 'current' | 'previous') => Reading;

const readers: Record<MetricName, Reader> = {
  'deployment-frequency': ({ deploymentFrequency }, when) => {
    const { deployments } = deploymentFrequency[when];
    return reading(deployments, deployments ?? 0);
  },
  'lead-time': ({ leadTime }, when) =>
    reading(leadTime[when].medianSeconds, leadTime[when].changes),
  'change-fail-rate': ({ changeFailRate }, when) =>
    reading(changeFailRate[when].rate, changeFailRate[when].deployments),
  'recovery-time': ({ recoveryTime }, when) =>
    reading(recoveryTime[when].medianSeconds, recoveryTime[when].recovered),
  'rework-rate': ({ reworkRate }, when) =>
    reading(reworkRate[when].rate, reworkRate[when].deployments),
  'build-duration': ({ builds }, when) =>
    reading(builds?.[when].medianSeconds, builds?.[when].builds ?? 0),
  'build-success-rate': ({ builds }, when) =>
    reading(builds?.[when].successRate, builds?.[when].builds ?? 0),
  'time-to-green': ({ builds }, when) =>
    reading(builds?.[when].medianRedSeconds, builds?.[when].repaired ?? 0),
  'time-to-merge': ({ code }, when) =>
    aboutPeople(code?.timeToMerge[when].timeToMerge, each => [
      each.medianSeconds,
      each.changes,
    ]),
  'size-against-time-to-merge': ({ code }, when) =>
    when === 'current'
      ? aboutPeople(code?.sizes, each => [each.spearmanRho, each.changes])
      : { status: 'no-data' },
  'time-to-first-review': ({ review }, when) =>
    aboutPeople(review?.[when].review, each => [
      each.medianSecondsToFirstReview,
      each.changes - each.withoutReview,
    ]),
  'review-rounds': ({ review }, when) =>
    aboutPeople(review?.[when].review, each => [
      each.meanRounds,
      each.changes - each.withoutReview,
    ]),
  'merged-without-review': ({ review }, when) =>
    aboutPeople(review?.[when].review, each => [
      each.withoutReviewRate,
      each.changes,
    ]),
};

/** Every number of a report, one by one, compared with the range before. */
export function listMetrics(
  report: DeliveryReport,
  now: Instant,
  names: readonly MetricName[] = metricDefinitions.map(({ name }) => name),
): MetricList {
  const { range, previousRange, asOf, scope } = report;
  return {
    entityRef: scope.entityRef,
    range: { from: range.from, to: range.to },
    previousRange,
    ...(asOf !== undefined && { asOf }),
    metrics: metricDefinitions
      .filter(({ name }) => names.includes(name))
      .map(definition => {
        const { name, title, unit } = definition;
        const current = readers[name](report, 'current');
        const previous = readers[name](report, 'previous');
        const trend = trendOf(current.value, previous.value, definition);
        return {
          metric: name,
          title,
          unit,
          ...current,
          incomplete: Date.parse(range.to) > now,
          previous,
          ...(trend && { trend }),
        };
      }),
  };
}

function reading(value: number | undefined, n: number): Reading {
  return value === undefined
    ? { status: 'no-data', n: 0 }
    : { status: 'shown', value, n };
}

function aboutPeople<T>(
  statistic: AboutPeople<T> | undefined,
  read: (shown: T) => [value: number | undefined, n: number],
): Reading {
  if (statistic?.status !== 'shown') {
    return { status: statistic?.status ?? 'no-data' };
  }
  return reading(...read(statistic));
}

/** Alike to the percent is the same. */
function trendOf(
  current: number | undefined,
  previous: number | undefined,
  { better }: MetricDefinition,
): MetricValue['trend'] {
  if (current === undefined || previous === undefined) {
    return undefined;
  }
  const difference = current - previous;
  if (Math.abs(difference) < Math.abs(previous) / 200 || difference === 0) {
    return 'same';
  }
  if (better === 'neither') {
    return difference > 0 ? 'up' : 'down';
  }
  return difference > 0 === (better === 'higher') ? 'better' : 'worse';
}

/** The numbers as a table for spreadsheets (RFC 4180). */
export function metricsToCsv({ metrics }: MetricList): string {
  const lines = metrics.map(each => [
    each.metric,
    each.unit,
    each.status,
    each.value ?? '',
    each.n ?? '',
    each.previous.value ?? '',
    each.previous.n ?? '',
    each.trend ?? '',
  ]);
  const header = [
    'metric',
    'unit',
    'status',
    'value',
    'n',
    'previous value',
    'previous n',
    'trend',
  ];
  // No name, number or word of these holds a comma, quote or line break.
  return [header, ...lines].map(line => `${line.join(',')}\r\n`).join('');
}
