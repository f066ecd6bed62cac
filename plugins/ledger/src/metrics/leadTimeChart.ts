import type { ChartProps, Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { extremes, toPoints } from '../report/series';
import type { Translate } from '../translation';

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
    subtitle: changesText(current.changes, formats, t),
    state: {
      status: 'ready',
      data: {
        pointName: t(`period.${granularity}`),
        series: [
          {
            id: 'median',
            name: t('leadTime.seriesMedian'),
            unit: 'seconds',
            tone: 'first',
          },
          {
            id: 'p90',
            name: t('leadTime.seriesP90'),
            unit: 'seconds',
            tone: 'second',
          },
        ],
        points: toPoints(series, granularity, formats, summary => ({
          median: summary.medianSeconds,
          p90: summary.p90Seconds,
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
