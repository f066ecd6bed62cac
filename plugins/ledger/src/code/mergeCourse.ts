import type { Formats } from '@pitstop/charts';
import type { CodeReport, DeliveryReport } from '@pitstop/plugin-ledger-common';
import type { Course } from '../metrics/CourseCard';
import { courseChart } from '../metrics/courseChart';
import { changesText } from '../metrics/leadTimeChart';
import { compare } from '../report/compare';
import { basisNotice, notShownState, shownOnly } from '../report/shownOnly';
import type { Translate } from '../translation';

/** How long pull requests took to be merged. */
export function mergeCourse(
  report: DeliveryReport,
  code: CodeReport,
  formats: Formats,
  t: Translate,
): Course {
  const { current, previous, series } = code.timeToMerge;
  const shown = shownOnly(current.timeToMerge);
  const before = shownOnly(previous.timeToMerge);
  const { timeToMerge } = current;
  return {
    quantity: 'time',
    value: shown?.medianSeconds,
    unit: t('unit.median'),
    comparison: compare(shown?.medianSeconds, before?.medianSeconds, 'down'),
    detail:
      shown &&
      t('leadTime.p90', { duration: formats.duration(shown.p90Seconds) }),
    previousRange: report.previousRange,
    chart:
      timeToMerge.status === 'shown'
        ? courseChart({
            series,
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
              const period = shownOnly(each.timeToMerge);
              return {
                median: period?.medianSeconds,
                changes: period?.changes,
              };
            },
            subtitle: changesText(timeToMerge.changes, formats, t),
            notice: basisNotice(timeToMerge, formats, t) ?? t('people.gaps'),
            formats,
            t,
          })
        : {
            title: t('code.merge.title'),
            state: notShownState(timeToMerge, t),
          },
  };
}
