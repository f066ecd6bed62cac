import type { ChartProps, ChartSeries, Formats } from '@pitstop/charts';
import type {
  DeliveryReport,
  Granularity,
} from '@pitstop/plugin-ledger-common';
import { frequencyNotice, frequencySentence } from '../metrics/frequencyChart';
import { failuresAreCounted } from '../report/failuresAreCounted';
import { toPoints } from '../report/series';
import type { Translate } from '../translation';
import { deploymentDays, sumPeriods } from './sumPeriods';

/** The kinds of deployments, and what became of them. */
export function deploymentSeries(
  report: DeliveryReport,
  t: Translate,
): ChartSeries[] {
  const unit = 'count';
  const failures: ChartSeries[] = [
    {
      id: 'failedLater',
      name: t('frequency.failedLater'),
      unit,
      tone: 'neutral',
      sign: 'cross',
    },
    {
      id: 'recovered',
      name: t('frequency.recovered'),
      unit,
      tone: 'neutral',
      sign: 'check',
    },
  ];
  return [
    { id: 'planned', name: t('frequency.planned'), unit, tone: 'first' },
    { id: 'hotfixes', name: t('frequency.hotfixes'), unit, tone: 'second' },
    { id: 'rollbacks', name: t('frequency.rollbacks'), unit, tone: 'fourth' },
    {
      id: 'redeployments',
      name: t('frequency.redeployments'),
      unit,
      tone: 'third',
    },
    {
      id: 'failed',
      name: t('frequency.failed'),
      unit,
      tone: 'neutral',
      outlined: true,
    },
    ...(failuresAreCounted(report) ? failures : []),
  ];
}

/** Deployments of every kind over time, cut as the reader chose. */
export function deploymentsChart(
  byDay: DeliveryReport,
  granularity: Granularity,
  formats: Formats,
  t: Translate,
): ChartProps {
  const periods = sumPeriods(
    deploymentDays(byDay),
    granularity,
    byDay.range.timeZone,
  );
  const report: DeliveryReport = {
    ...byDay,
    range: { ...byDay.range, granularity },
    deploymentFrequency: { ...byDay.deploymentFrequency, series: periods },
  };
  if (report.deploymentFrequency.current.deployments === undefined) {
    return {
      title: t('frequency.title'),
      state: {
        status: 'empty',
        title: t('frequency.noneInRange'),
        description: t('frequency.noneInRangeDescription', {
          span: formats.span({
            start: report.range.from,
            end: report.range.to,
          }),
        }),
      },
    };
  }
  return {
    title: frequencySentence(report, formats, t),
    state: {
      status: 'ready',
      notice: frequencyNotice(report, formats, t),
      data: {
        pointName: t(`period.${granularity}`),
        series: deploymentSeries(report, t),
        points: toPoints(periods, granularity, formats, period => ({
          planned:
            period.deployments === undefined
              ? undefined
              : period.deployments - period.hotfixes,
          hotfixes: period.hotfixes,
          rollbacks: period.rollbacks,
          redeployments: period.redeployments,
          failed: period.failed,
          failedLater: period.failedLater,
          recovered: period.recovered,
        })),
      },
    },
  };
}
