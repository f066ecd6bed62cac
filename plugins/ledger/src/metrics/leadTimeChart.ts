import type { ChartProps, ChartSeries, Formats } from '@pitstop/charts';
import type {
  DeliveryReport,
  LeadTimeSummary,
} from '@pitstop/plugin-ledger-common';
import { extremes, toPoints } from '../report/series';
import type { Translate } from '../translation';

/** Of fewer, the 90th percentile is little more than the slowest one. */
const minimumChangesForP90 = 10;

/** With more gaps than the rest, a line falls to pieces. */
const minimumShareWithP90 = 0.75;

/** The 90th percentile, where it rests on enough changes. */
export function steadyP90Seconds(summary: LeadTimeSummary) {
  return summary.changes < minimumChangesForP90
    ? undefined
    : summary.p90Seconds;
}

/** "Weekly medians between 1 d 1 h and 1 d 6 h" */
export function leadTimeSentence(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): string {
  const found = extremes(
    report.leadTime.series,
    summary => summary.medianSeconds,
  );
  if (!found) {
    return t('leadTime.onlyIncomplete');
  }
  const minimum = formats.duration(found.minimum);
  const maximum = formats.duration(found.maximum);
  return minimum === maximum
    ? t('leadTime.constant', { value: minimum })
    : t(`leadTime.between.${report.range.granularity}`, { minimum, maximum });
}

type P90Coverage = 'all' | 'most' | 'too-few';

/** How many of the periods with changes have a 90th percentile. */
function p90Coverage({ leadTime }: DeliveryReport): P90Coverage {
  const known = leadTime.series.filter(summary => summary.changes > 0);
  const steady = known.filter(
    summary => steadyP90Seconds(summary) !== undefined,
  );
  if (steady.length === known.length) {
    return 'all';
  }
  return steady.length >= known.length * minimumShareWithP90
    ? 'most'
    : 'too-few';
}

function chartSeries(coverage: P90Coverage, t: Translate): ChartSeries[] {
  const p90: ChartSeries = {
    id: 'p90',
    name: t('leadTime.seriesP90'),
    unit: 'seconds',
    tone: 'second',
  };
  return [
    {
      id: 'median',
      name: t('leadTime.seriesMedian'),
      unit: 'seconds',
      tone: 'first',
    },
    ...(coverage === 'too-few' ? [] : [p90]),
    {
      id: 'changes',
      name: t('leadTime.seriesChanges'),
      unit: 'count',
      tone: 'third',
      listedOnly: true,
    },
  ];
}

function subtitleOf(
  report: DeliveryReport,
  coverage: P90Coverage,
  formats: Formats,
  t: Translate,
) {
  const changes = changesText(report.leadTime.current.changes, formats, t);
  switch (coverage) {
    case 'all':
      return changes;
    case 'most':
      return `${changes}, ${t('leadTime.p90Most', {
        minimum: formats.count(minimumChangesForP90),
      })}`;
    default:
      return `${changes}, ${t(
        `leadTime.p90TooFew.${report.range.granularity}`,
      )}`;
  }
}

/** Lead time over time. */
export function leadTimeChart(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): ChartProps {
  const { current, series } = report.leadTime;
  const { granularity } = report.range;
  if (current.changes === 0) {
    return {
      title: t('leadTime.title'),
      state: {
        status: 'empty',
        title: t('leadTime.none'),
        description: t('leadTime.noneDescription'),
      },
    };
  }
  const coverage = p90Coverage(report);
  return {
    title: leadTimeSentence(report, formats, t),
    subtitle: subtitleOf(report, coverage, formats, t),
    state: {
      status: 'ready',
      data: {
        pointName: t(`period.${granularity}`),
        series: chartSeries(coverage, t),
        points: toPoints(series, granularity, formats, summary => ({
          median: summary.medianSeconds,
          p90: steadyP90Seconds(summary),
          changes: summary.changes,
        })),
      },
    },
  };
}

/** "n = 143 changes" */
export function changesText(changes: number, formats: Formats, t: Translate) {
  return t('unit.changes', {
    count: changes,
    formatted: formats.count(changes),
  });
}
