import { DateTime } from 'luxon';
import type { ChartState, Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { failuresAreCounted } from '../report/failuresAreCounted';
import type { Translate } from '../translation';
import { deploymentDays, type DeploymentPeriod } from './sumPeriods';

function sentenceOf(
  days: readonly DeploymentPeriod[],
  formats: Formats,
  t: Translate,
): string {
  const active = days.filter(day => day.deployments);
  if (active.length === 0) {
    return t('calendar.none');
  }
  const busiest = active.reduce((most, day) =>
    (day.deployments ?? 0) > (most.deployments ?? 0) ? day : most,
  );
  return t('calendar.busiest', {
    active: formats.count(active.length),
    count: days.length,
    most: formats.count(busiest.deployments ?? 0),
    day: formats.period(busiest, 'day'),
  });
}

/** Deployments of every day. @param report - By day. */
export function calendarChart(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): { title: string; state: ChartState } {
  const days = deploymentDays(report);
  const { timeZone } = report.range;
  const failures = failuresAreCounted(report);
  return {
    title: sentenceOf(days, formats, t),
    state: {
      status: 'ready',
      data: {
        pointName: t('period.day'),
        series: [
          {
            id: 'deployments',
            name: t('frequency.series'),
            unit: 'count',
            tone: 'first',
          },
          ...(failures
            ? [
                {
                  id: 'failedLater',
                  name: t('frequency.failedLater'),
                  unit: 'count' as const,
                  tone: 'neutral' as const,
                  sign: 'cross' as const,
                },
              ]
            : []),
        ],
        points: days.map(day => ({
          id: DateTime.fromISO(day.start, { zone: timeZone }).toISODate() ?? '',
          label: formats.period(day, 'day'),
          tick: formats.periodTick(day, 'month'),
          incomplete: day.incomplete,
          values: {
            deployments: day.deployments,
            failedLater: day.failedLater,
          },
        })),
      },
    },
  };
}
