import type { Formats } from '@pitstop/charts';
import type {
  AboutPeople,
  DeliveryReport,
  Measured,
} from '@pitstop/plugin-ledger-common';
import { compare } from '../report/compare';
import { basisNotice, notShownState, shownOnly } from '../report/shownOnly';
import type { Translate } from '../translation';
import type { Course } from './CourseCard';
import { courseChart } from './courseChart';
import { changesText } from './leadTimeChart';

/** How long something about people's work took. */
export interface WorkTime {
  changes: number;
  medianSeconds?: number;
  p90Seconds?: number;
}

interface PeopleCourseOptions<T> {
  title: string;
  measured: Measured<T>;
  /** The time, where it may be shown. */
  timeOf(measured: T): AboutPeople<WorkTime>;
  report: DeliveryReport;
  formats: Formats;
  t: Translate;
}

/** A time of people's work over the weeks, or why it isn't shown; shorter is better. */
export function peopleCourse<T>(options: PeopleCourseOptions<T>): Course {
  const { title, measured, timeOf, report, formats, t } = options;
  const current = timeOf(measured.current);
  const now = shownOnly(current);
  const before = shownOnly(timeOf(measured.previous));
  return {
    quantity: 'time',
    value: now?.medianSeconds,
    unit: t('unit.median'),
    comparison: compare(now?.medianSeconds, before?.medianSeconds, 'down'),
    detail:
      now?.p90Seconds === undefined
        ? undefined
        : t('leadTime.p90', { duration: formats.duration(now.p90Seconds) }),
    previousRange: report.previousRange,
    chart:
      current.status === 'shown'
        ? courseChart({
            series: measured.series,
            granularity: report.range.granularity,
            unit: 'seconds',
            drawn: [
              { id: 'median', name: t('leadTime.seriesMedian'), tone: 'first' },
              {
                id: 'changes',
                name: t('leadTime.seriesChanges'),
                tone: 'third',
                unit: 'count',
                listedOnly: true,
              },
            ],
            values: each => {
              const period = shownOnly(timeOf(each));
              return {
                median: period?.medianSeconds,
                changes: period?.changes,
              };
            },
            subtitle: changesText(current.changes, formats, t),
            notice: basisNotice(current, formats, t) ?? t('people.gaps'),
            formats,
            t,
          })
        : { title, state: notShownState(current, t) },
  };
}
