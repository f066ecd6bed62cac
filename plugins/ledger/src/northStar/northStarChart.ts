import { DateTime } from 'luxon';
import type { ChartProps, Formats } from '@pitstop/charts';
import type { NorthStarReport } from '@pitstop/plugin-ledger-common';
import { toPoints } from '../report/series';
import type { Translate } from '../translation';
import { notesOf, numberAnnotations } from './numberAnnotations';
import { wholeWeeks } from './wholeWeeks';

/** So many weeks even out holidays and release days. */
const averagedWeeks = 4;

function growthSentence(
  report: NorthStarReport,
  formats: Formats,
  t: Translate,
): string {
  const weeks = wholeWeeks(report.weeks);
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

/** Successful deployments of every week since the first, with what was remarked on them. */
export function northStarChart(
  report: NorthStarReport,
  formats: Formats,
  t: Translate,
): ChartProps {
  const { weeks, range } = report;
  const annotations = numberAnnotations(report.annotations);
  const dayOf = (instant: string) =>
    DateTime.fromISO(instant, { zone: range.timeZone }).toISODate() ?? '';
  const points = toPoints(weeks, 'week', formats, week => ({
    deployments: week.deployments,
  }));
  return {
    title: growthSentence(report, formats, t),
    subtitle: t('northStar.weeks', { day: formats.day(weeks[0].start) }),
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
        points: points.map((point, index) => ({
          ...point,
          notes: notesOf(weeks[index], annotations, dayOf),
        })),
      },
    },
  };
}
