import type { ScopeFacts } from '../facts';
import type { Instant } from '../observe';
import type { Factors } from './factorsOf';
import { lastBefore } from './lastBefore';
import { Runs } from './Runs';
import type { Window } from './Window';

/** The numbers of the builds that ended in the range, by repository. */
export function factorsOfBuilds(
  facts: ScopeFacts,
  window: Window,
): Map<string, Factors> {
  const places = new Map(
    facts.builds.map(({ repository }, place) => [repository, place]),
  );
  const runs = Runs.create({ places: places.size });
  facts.eachBuild(window, (row, builds, { repository }) =>
    runs.add(places.get(repository) ?? 0, builds, row),
  );
  return new Map(
    [...places].map(([repository, place]) => {
      const { medianSeconds, successRate } = runs.summarize(place, place);
      return [
        repository,
        medianSeconds === undefined
          ? {}
          : {
              'build-duration': medianSeconds,
              'build-success-rate': successRate,
            },
      ];
    }),
  );
}

/** The findings that were open at a moment, by repository. */
export function factorsOfFindings(
  facts: ScopeFacts,
  at: Instant,
): Map<string, Factors> {
  const factors = new Map<string, Factors>();
  for (const { repository, findings } of facts.findings) {
    const { foundAt, closedAt } = findings;
    let [found, open] = [0, 0];
    for (let row = 0; row < findings.rows; row++) {
      if (foundAt[row] < at) {
        found += 1;
        open += Number(!(closedAt[row] < at));
      }
    }
    if (found > 0) {
      factors.set(repository, { 'open-findings': open });
    }
  }
  return factors;
}

/** What the last analyses before a moment said, as the mean of a repository's projects. */
export function factorsOfProjects(
  facts: ScopeFacts,
  at: Instant,
): Map<string, Factors> {
  const analysed = new Map<string, Factors[]>();
  for (const { repository, analyses } of facts.projects) {
    const row = lastBefore(analyses.analysedAt, at);
    if (repository !== undefined && row >= 0) {
      analysed.set(repository, [
        ...(analysed.get(repository) ?? []),
        {
          coverage: analyses.coverage[row],
          duplication: analyses.duplication[row],
        },
      ]);
    }
  }
  return new Map(
    [...analysed].map(([repository, projects]) => [
      repository,
      { ...meanOf(projects, 'coverage'), ...meanOf(projects, 'duplication') },
    ]),
  );
}

/** Of the projects that tell. */
function meanOf(
  projects: Factors[],
  factor: 'coverage' | 'duplication',
): Factors {
  const values = projects.flatMap(({ [factor]: value = NaN }) =>
    Number.isNaN(value) ? [] : [value],
  );
  const sum = values.reduce((total, value) => total + value, 0);
  return values.length > 0 ? { [factor]: sum / values.length } : {};
}
