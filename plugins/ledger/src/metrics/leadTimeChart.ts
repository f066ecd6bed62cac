import type { ChartProps, ChartSeries, Formats } from '@pitstop/charts';
import type {
  DeliveryReport,
  LeadTimeSummary,
} from '@pitstop/plugin-ledger-common';
import { extremes, toPoints } from '../report/series';
import type { Translate } from '../translation';

/** Of fewer, the 90th percentile is little more than the slowest one. */
export const minimumChangesForP90 = 10;

/** The 90th percentile, where it rests on enough changes. */
export function steadyP90Seconds(summary: LeadTimeSummary) {
  return summary.changes < minimumChangesForP90
    ? undefined
    : summary.p90Seconds;
}

function titleOf(report: DeliveryReport, formats: Formats, t: Translate) {
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

/** What is drawn and listed: the 90th percentile only if any period has it. */
function chartSeries(report: DeliveryReport, t: Translate): ChartSeries[] {
  const p90: ChartSeries = {
    id: 'p90',
    name: t('leadTime.seriesP90'),
    unit: 'seconds',
    tone: 'second',
  };
  const hasP90 = report.leadTime.series.some(
    summary => steadyP90Seconds(summary) !== undefined,
  );
  return [
    {
      id: 'median',
      name: t('leadTime.seriesMedian'),
      unit: 'seconds',
      tone: 'first',
    },
    ...(hasP90 ? [p90] : []),
    {
      id: 'changes',
      name: t('leadTime.seriesChanges'),
      unit: 'count',
      tone: 'third',
      listedOnly: true,
    },
  ];
}

function subtitleOf(report: DeliveryReport, formats: Formats, t: Translate) {
  const { current, series } = report.leadTime;
  const changes = changesText(current.changes, formats, t);
  const leftOut = series.some(
    summary => summary.changes > 0 && summary.changes < minimumChangesForP90,
  );
  return leftOut
    ? `${changes}, ${t('leadTime.p90Limit', {
        minimum: formats.count(minimumChangesForP90),
      })}`
    : changes;
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
  return {
    title: titleOf(report, formats, t),
    subtitle: subtitleOf(report, formats, t),
    state: {
      status: 'ready',
      data: {
        pointName: t(`period.${granularity}`),
        series: chartSeries(report, t),
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
