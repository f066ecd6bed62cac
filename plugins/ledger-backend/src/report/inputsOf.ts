import type { NorthStarInputs } from '@pitstop/plugin-ledger-common';
import type { ScopeFacts } from '../facts';
import { lastAtOrBefore } from '../facts/lastAtOrBefore';
import { FewPeople, type AllowedStretches } from '../people';
import { Runs } from './Runs';
import { Samples } from './Samples';
import type { Window } from './Window';

/** What drives deployments, by week. */
export function inputsOf(
  facts: ScopeFacts,
  window: Window,
  { current, minimum }: AllowedStretches,
): Array<Omit<NorthStarInputs, 'deployedComponents'>> {
  const starts = window.periods.map(({ start }) => start);
  const places = starts.length;
  const people = FewPeople.create({ places, enough: minimum });
  const timesToMerge = Samples.create({ places });
  const repositories = starts.map(() => new Set<string>());
  facts.eachChange('mergedAt', window, (row, changes, { unit }) => {
    const mergedAt = changes.mergedAt[row];
    const week = lastAtOrBefore(starts, mergedAt);
    repositories[week].add(unit.split('#')[0]);
    people.add(week, changes.contributors, row);
    if (current && mergedAt >= current.from && mergedAt < current.to) {
      timesToMerge.add(week, changes.mergeMilliseconds[row] / 1000);
    }
  });
  const runs = Runs.create({ places });
  facts.eachBuild(window, (row, builds) =>
    runs.add(lastAtOrBefore(starts, builds.finishedAt[row]), builds, row),
  );

  return starts.map((_, week) => {
    const { medianSeconds, successRate } = runs.summarize(week, week);
    const merge =
      people.count(week) >= minimum &&
      timesToMerge.percentiles(week, week, [0.5]);
    return {
      activeRepositories: repositories[week].size,
      ...(medianSeconds !== undefined && {
        buildMedianSeconds: medianSeconds,
        buildSuccessRate: successRate,
      }),
      ...(merge && { mergeMedianSeconds: merge[0] }),
    };
  });
}
