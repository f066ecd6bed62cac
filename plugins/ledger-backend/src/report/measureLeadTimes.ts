import {
  type LeadTimeStage,
  type LeadTimeSummary,
  type Measured,
} from '@pitstop/plugin-ledger-common';
import type { ScopeFacts } from '../facts';
import type { Instant } from '../observe';
import type { AllowedStretches } from '../people';
import { basisOf } from './basisOf';
import { isAllowed } from './isAllowed';
import { PeoplePerPeriod } from './PeoplePerPeriod';
import { Periods } from './Periods';
import { Samples } from './Samples';
import type { Window } from './Window';

/** Lead time of the changes that were deployed first in a window. */
export interface MeasuredLeadTimes extends Measured<LeadTimeSummary> {
  unmeasurable: number;
}

/**
 * Lead time for changes of a scope.
 *
 * @param allowed - Of which stretches the stages may be shown: they are about
 *   people's work, lead time itself is not.
 */
export function measureLeadTimes(
  facts: ScopeFacts,
  window: Window,
  now: Instant,
  allowed: AllowedStretches,
): MeasuredLeadTimes {
  const periods = Periods.create(window);
  const people = PeoplePerPeriod.create(periods, allowed);
  const leadTimes = Samples.create(periods);
  const stages = {
    coding: Samples.create(periods),
    pickup: Samples.create(periods),
    review: Samples.create(periods),
    deploy: Samples.create(periods),
  } satisfies Record<LeadTimeStage, Samples>;
  let unmeasurable = 0;

  const stretch = { from: window.previousFrom, to: window.to };
  facts.eachChange('deployedAt', stretch, (row, changes) => {
    const { contributors, deployedAt, leadTimeMilliseconds } = changes;
    const place = periods.at(deployedAt[row]);
    const seconds = leadTimeMilliseconds[row] / 1000;
    if (!(seconds >= 0)) {
      unmeasurable += Number(seconds < 0 && place > 0);
      return;
    }
    const shown = isAllowed(allowed, deployedAt[row]);
    people.add(place, shown, contributors, row);
    leadTimes.add(place, seconds);
    if (shown) {
      // Columns by their names: to look for them takes longer than the rest.
      stages.coding.add(place, changes.codingMilliseconds[row] / 1000);
      stages.pickup.add(place, changes.pickupMilliseconds[row] / 1000);
      stages.review.add(place, changes.reviewMilliseconds[row] / 1000);
      stages.deploy.add(place, changes.deployMilliseconds[row] / 1000);
    }
  });

  const stagesAt = (place: number): LeadTimeSummary['stages'] => {
    if (people.all(place) === 0) {
      return { status: 'no-data' };
    }
    // All or none: a withheld stage could be had by subtracting the others.
    if (!people.mayShow(place)) {
      return { status: 'withheld', minimumContributors: allowed.minimum };
    }
    const median = (stage: LeadTimeStage) =>
      stages[stage].percentiles(...periods.within(place), [0.5])?.[0] ?? 0;
    return {
      status: 'shown',
      ...(!periods.isPeriod(place) && basisOf(place > 0, window, allowed)),
      medianSeconds: {
        coding: median('coding'),
        pickup: median('pickup'),
        review: median('review'),
        deploy: median('deploy'),
      },
    };
  };

  return {
    ...periods.measure(now, place => {
      const [median, p90] =
        leadTimes.percentiles(...periods.within(place), [0.5, 0.9]) ?? [];
      return {
        changes: people.all(place),
        ...(median !== undefined && { medianSeconds: median, p90Seconds: p90 }),
        stages: stagesAt(place),
      };
    }),
    unmeasurable,
  };
}
