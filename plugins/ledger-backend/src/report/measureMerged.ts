import type {
  AboutPeople,
  CodeReport,
  ReviewReport,
  ReviewSummary,
  TimeToMerge,
} from '@pitstop/plugin-ledger-common';
import type { ScopeFacts } from '../facts';
import type { Instant } from '../observe';
import type { AllowedStretches } from '../people';
import { basisOf } from './basisOf';
import { isAllowed } from './isAllowed';
import { PeoplePerPeriod } from './PeoplePerPeriod';
import { Periods, Tally } from './Periods';
import { Samples } from './Samples';
import type { Window } from './Window';

/** Time to merge and review of the pull requests merged in a window. */
export function measureMerged(
  facts: ScopeFacts,
  window: Window,
  now: Instant,
  allowed: AllowedStretches,
): Pick<CodeReport, 'timeToMerge'> & { review: ReviewReport } {
  const periods = Periods.create(window);
  const people = PeoplePerPeriod.create(periods, allowed);
  const timesToMerge = Samples.create(periods);
  const timesToReview = Samples.create(periods);
  const reviewed = Tally.create(periods);
  const rounds = Tally.create(periods);

  const stretch = { from: window.previousFrom, to: window.to };
  facts.eachChange('mergedAt', stretch, (row, changes) => {
    const { mergedAt, mergeMilliseconds, reviewRounds } = changes;
    // A commit without a pull request was not merged.
    if (Number.isNaN(mergeMilliseconds[row])) {
      return;
    }
    const place = periods.at(mergedAt[row]);
    const shown = isAllowed(allowed, mergedAt[row]);
    people.add(place, shown, changes.contributors, row);
    if (shown) {
      timesToMerge.add(place, mergeMilliseconds[row] / 1000);
      timesToReview.add(place, changes.firstReviewMilliseconds[row] / 1000);
      if (reviewRounds[row] > 0) {
        reviewed.add(place);
        rounds.add(place, reviewRounds[row]);
      }
    }
  });

  const summarizeMerge = (place: number): TimeToMerge => {
    const [medianSeconds, p90Seconds] = timesToMerge.percentiles(
      ...periods.within(place),
      [0.5, 0.9],
    ) ?? [0, 0];
    return { changes: people.allowed(place), medianSeconds, p90Seconds };
  };
  const summarizeReview = (place: number): ReviewSummary => {
    const changes = people.allowed(place);
    const withoutReview = changes - reviewed.at(place);
    const [median, p90] =
      timesToReview.percentiles(...periods.within(place), [0.5, 0.9]) ?? [];
    return {
      changes,
      withoutReview,
      withoutReviewRate: withoutReview / changes,
      ...(median !== undefined && {
        medianSecondsToFirstReview: median,
        p90SecondsToFirstReview: p90,
      }),
      ...(reviewed.at(place) > 0 && {
        meanRounds: rounds.at(place) / reviewed.at(place),
      }),
    };
  };
  const tell = <T extends object>(
    place: number,
    summarize: (place: number) => T,
  ): AboutPeople<T> => {
    if (people.all(place) === 0) {
      return { status: 'no-data' };
    }
    if (!people.mayShow(place)) {
      return { status: 'withheld', minimumContributors: allowed.minimum };
    }
    return {
      status: 'shown',
      ...(!periods.isPeriod(place) && basisOf(place > 0, window, allowed)),
      ...summarize(place),
    };
  };
  return {
    timeToMerge: periods.measure(now, place => ({
      timeToMerge: tell(place, summarizeMerge),
    })),
    review: periods.measure(now, place => ({
      review: tell(place, summarizeReview),
    })),
  };
}
