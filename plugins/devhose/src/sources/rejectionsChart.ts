import type { ChartProps, ChartTone, Formats } from '@pitstop/charts';
import {
  rejectionReasons,
  type RejectionHour,
  type RejectionReason,
} from '@pitstop/plugin-devhose-common';
import type { Translate } from '../translation';
import {
  addRejected,
  rejectionPeriods,
  type RejectionPeriod,
  type RejectionRange,
} from './rejectionPeriods';

const tones: Record<RejectionReason, ChartTone> = {
  unsigned: 'first',
  forged: 'second',
  unreadable: 'third',
  'too-many': 'fourth',
  'too-large': 'neutral',
  unavailable: 'neutral',
};

/** The reasons that occurred, the most frequent first. */
function reasonsOf(
  periods: readonly RejectionPeriod[],
): Array<[RejectionReason, number]> {
  const total = addRejected(periods.map(({ rejected }) => rejected));
  return rejectionReasons
    .map((reason): [RejectionReason, number] => [reason, total[reason] ?? 0])
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
}

/** Refused requests over time, by reason. */
export function rejectionsChart(
  hours: readonly RejectionHour[],
  options: { range: RejectionRange; now: number },
  formats: Formats,
  t: Translate,
): ChartProps & { reasons: RejectionReason[] } {
  const periods = rejectionPeriods(hours, options.range, options.now);
  const reasons = reasonsOf(periods);
  if (reasons.length === 0) {
    return {
      title: t('rejections.title'),
      reasons: [],
      state: {
        status: 'empty',
        title: t('rejections.none'),
        description: t('rejections.noneHelp'),
      },
    };
  }
  const [[mostFrequent, most]] = reasons;
  const count = reasons.reduce((sum, [, each]) => sum + each, 0);
  const byHour = options.range === 'day';
  return {
    title: t('rejections.sentence', {
      count,
      formatted: formats.count(count),
      share: formats.percent(most / count),
      reason: t(`rejections.reason.${mostFrequent}`),
    }),
    reasons: reasons.map(([reason]) => reason),
    state: {
      status: 'ready',
      data: {
        pointName: t(byHour ? 'rejections.hour' : 'rejections.until'),
        series: reasons.map(([reason]) => ({
          id: reason,
          name: t(`rejections.reason.${reason}`),
          unit: 'count' as const,
          tone: tones[reason],
          outlined: reason === 'unavailable',
        })),
        points: periods.map(period => ({
          id: period.start,
          label: byHour
            ? formats.instant(period.start)
            : formats.instant(period.end),
          tick: byHour
            ? formats.time(period.start).slice(0, 5)
            : formats.periodTick(period, 'day'),
          incomplete: period.incomplete,
          values: Object.fromEntries(
            reasons.map(([reason]) => [reason, period.rejected[reason] ?? 0]),
          ),
        })),
      },
    },
  };
}
