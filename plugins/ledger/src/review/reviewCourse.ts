import type { Formats } from '@pitstop/charts';
import type {
  AboutPeople,
  DeliveryReport,
  ReviewReport,
} from '@pitstop/plugin-ledger-common';
import type { Course } from '../metrics/CourseCard';
import type { Fact } from '../metrics/FactList';
import { peopleCourse, type WorkTime } from '../metrics/peopleCourse';
import { shownOnly } from '../report/shownOnly';
import type { Translate } from '../translation';

type Reviewed = ReviewReport['current'];

function factsOf({ review }: Reviewed, formats: Formats, t: Translate): Fact[] {
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

function timeToFirstReview({ review }: Reviewed): AboutPeople<WorkTime> {
  return review.status === 'shown'
    ? {
        ...review,
        medianSeconds: review.medianSecondsToFirstReview,
        p90Seconds: review.p90SecondsToFirstReview,
      }
    : review;
}

/** How long pull requests waited for their first review. */
export function reviewCourse(
  report: DeliveryReport,
  reviews: ReviewReport,
  formats: Formats,
  t: Translate,
): Course {
  return {
    ...peopleCourse({
      title: t('review.title'),
      measured: reviews,
      timeOf: timeToFirstReview,
      report,
      formats,
      t,
    }),
    facts: factsOf(reviews.current, formats, t),
  };
}
