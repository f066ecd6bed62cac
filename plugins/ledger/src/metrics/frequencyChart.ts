import type { ChartProps, ChartState, Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { extremes, toPoints } from '../report/series';
import type { Translate } from '../translation';

/** "Between 0 and 6 deployments a week" */
export function frequencySentence(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): string {
  const { granularity } = report.range;
  const found = extremes(
    report.deploymentFrequency.series,
    counts => counts.deployments,
  );
  if (!found) {
    return t('frequency.onlyIncomplete');
  }
  const { minimum, maximum } = found;
  return minimum === maximum
    ? t(`frequency.constant.${granularity}`, { count: minimum })
    : t(`frequency.between.${granularity}`, {
        minimum: formats.count(minimum),
        maximum: formats.count(maximum),
      });
}

/** Where a series that has a beginning begins. */
export function frequencyNotice(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): string | undefined {
  const { series } = report.deploymentFrequency;
  const first = series.find(period => period.deployments !== undefined);
  return first && first !== series[0]
    ? t('frequency.noDataBefore', { day: formats.day(first.start) })
    : undefined;
}

function stateOf(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): ChartState {
  const { current, series } = report.deploymentFrequency;
  const { granularity, from, to } = report.range;
  if (current.deployments === undefined) {
    return {
      status: 'empty',
      title: t('frequency.noneInRange'),
      description: t('frequency.noneInRangeDescription', {
        span: formats.span({ start: from, end: to }),
      }),
    };
  }
  return {
    status: 'ready',
    notice: frequencyNotice(report, formats, t),
    data: {
      pointName: t(`period.${granularity}`),
      series: [
        {
          id: 'deployments',
          name: t('frequency.series'),
          unit: 'count',
          tone: 'first',
        },
      ],
      points: toPoints(series, granularity, formats, counts => ({
        deployments: counts.deployments,
      })),
    },
  };
}

/** Deployments over time. */
export function frequencyChart(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): ChartProps {
  return {
    title: frequencySentence(report, formats, t),
    state: stateOf(report, formats, t),
  };
}
