import type { Formats } from '@pitstop/charts';
import type {
  DeliveryReport,
  ReviewReport,
} from '@pitstop/plugin-ledger-common';
import type { Course } from '../metrics/CourseCard';
import { courseChart } from '../metrics/courseChart';
import type { Fact } from '../metrics/FactList';
import { changesText } from '../metrics/leadTimeChart';
import { compare } from '../report/compare';
import { basisNotice, notShownState, shownOnly } from '../report/shownOnly';
import type { Translate } from '../translation';

function factsOf(
  review: ReviewReport['current']['review'],
  formats: Formats,
  t: Translate,
): Fact[] {
  const shown = shownOnly(review);
  const rounds = shown?.meanRounds;
  return [
    {
      label: t('review.rounds'),
      value:
        rounds === undefined ? t('people.notShown') : formats.average(rounds),
      hint: t('review.roundsHint'),
    },
    {
      label: t('review.without'),
      value: shown
        ? formats.percent(shown.withoutReviewRate)
        : t('people.notShown'),
      hint:
        shown &&
        t('review.withoutHint', {
          without: formats.count(shown.withoutReview),
          count: shown.changes,
          formatted: formats.count(shown.changes),
        }),
    },
  ];
}

/** How long pull requests waited for their first review. */
export function reviewCourse(
  report: DeliveryReport,
  { current, previous, series }: ReviewReport,
  formats: Formats,
  t: Translate,
): Course {
  const { review } = current;
  const shown = shownOnly(review);
  const before = shownOnly(previous.review);
  const p90 = shown?.p90SecondsToFirstReview;
  return {
    quantity: 'time',
    value: shown?.medianSecondsToFirstReview,
    unit: t('unit.median'),
    comparison: compare(
      shown?.medianSecondsToFirstReview,
      before?.medianSecondsToFirstReview,
      'down',
    ),
    detail:
      p90 === undefined
        ? undefined
        : t('leadTime.p90', { duration: formats.duration(p90) }),
    previousRange: report.previousRange,
    chart:
      review.status === 'shown'
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
              const period = shownOnly(each.review);
              return {
                median: period?.medianSecondsToFirstReview,
                changes: period?.changes,
              };
            },
            subtitle: changesText(review.changes, formats, t),
            notice: basisNotice(review, formats, t) ?? t('people.gaps'),
            formats,
            t,
          })
        : { title: t('review.title'), state: notShownState(review, t) },
    facts: factsOf(review, formats, t),
  };
}
