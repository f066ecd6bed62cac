import type { ChartProps, Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { toPoints } from '../report/series';
import type { Translate } from '../translation';
import { wholeWeeks } from './wholeWeeks';

/** So many weeks even out holidays and release days. */
const averagedWeeks = 4;

function growthSentence(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): string {
  const weeks = wholeWeeks(report.deploymentFrequency.series);
  if (weeks.length < 2 * averagedWeeks) {
    return t('northStar.young');
  }
  const averageOf = (some: typeof weeks) =>
    some.reduce((sum, week) => sum + (week.deployments ?? 0), 0) / some.length;
  return t('northStar.growth', {
    then: formats.average(averageOf(weeks.slice(0, averagedWeeks))),
    now: formats.average(averageOf(weeks.slice(-averagedWeeks))),
  });
}

/** Successful deployments of every week. @param report - From the first deployment on. */
export function northStarChart(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): ChartProps {
  const { series } = report.deploymentFrequency;
  return {
    title: growthSentence(report, formats, t),
    subtitle: t('northStar.weeks', { day: formats.day(series[0].start) }),
    state: {
      status: 'ready',
      data: {
        pointName: t('period.week'),
        series: [
          {
            id: 'deployments',
            name: t('frequency.series'),
            unit: 'count',
            tone: 'first',
          },
        ],
        points: toPoints(series, 'week', formats, week => ({
          deployments: week.deployments,
        })),
      },
    },
  };
}
