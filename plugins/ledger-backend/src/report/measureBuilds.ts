import type { BuildsReport } from '@pitstop/plugin-ledger-common';
import type { ScopeFacts } from '../facts';
import type { Instant } from '../observe';
import { Periods } from './Periods';
import { Runs } from './Runs';
import type { Window } from './Window';

const mostPipelines = 20;

/** Duration, success and time from red to green of the pipelines of a scope's repositories. */
export function measureBuilds(
  facts: ScopeFacts,
  window: Window,
  now: Instant,
): BuildsReport {
  const periods = Periods.create(window);
  const byPeriod = Runs.create(periods);
  const names = pipelinesOf(facts);
  const byPipeline = Runs.create({ places: names.size });

  const stretch = { from: window.previousFrom, to: window.to };
  facts.eachBuild(stretch, (row, builds, { pipelines }) => {
    const finishedAt = builds.finishedAt[row];
    byPeriod.add(periods.at(finishedAt), builds, row);
    if (finishedAt >= window.from) {
      const name = pipelines[builds.pipeline[row] - 1];
      byPipeline.add(names.get(name) ?? 0, builds, row);
    }
  });
  return {
    ...periods.measure(now, place =>
      byPeriod.summarize(...periods.within(place)),
    ),
    pipelines: [...names]
      .filter(([, place]) => byPipeline.isAny(place))
      .map(([name, place]) => ({
        name,
        ...byPipeline.summarize(place, place),
      }))
      .sort(
        (one, other) =>
          other.builds - one.builds || (one.name < other.name ? -1 : 1),
      )
      .slice(0, mostPipelines),
  };
}

/** All names, and a place for each. */
function pipelinesOf(facts: ScopeFacts): Map<string, number> {
  const names = new Set(facts.builds.flatMap(({ pipelines }) => pipelines));
  return new Map([...names].map((name, place) => [name, place]));
}
