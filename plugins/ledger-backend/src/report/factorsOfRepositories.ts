import { outcomeCodes, type BuildColumns, type ScopeFacts } from '../facts';
import type { Instant } from '../observe';
import type { Factors } from './factorsOf';
import { lastBefore } from './lastBefore';
import { percentilesOf } from './percentilesOf';
import type { Window } from './Window';

/** The numbers of the builds that ended in the range, by repository. */
export function factorsOfBuilds(
  facts: ScopeFacts,
  window: Window,
): Map<string, Factors> {
  return new Map(
    facts.builds.map(({ repository, builds }) => [
      repository,
      factorsOfRuns(builds, window),
    ]),
  );
}

function factorsOfRuns(
  { rows, finishedAt, outcome, durationMilliseconds }: BuildColumns,
  { from, to }: Window,
): Factors {
  const seconds = new Float64Array(rows);
  let [ended, succeeded] = [0, 0];
  for (let row = 0; row < rows; row++) {
    // One that was cancelled or skipped says nothing.
    if (
      finishedAt[row] >= from &&
      finishedAt[row] < to &&
      outcome[row] !== outcomeCodes.other
    ) {
      seconds[ended] = durationMilliseconds[row] / 1000;
      ended += 1;
      succeeded += Number(outcome[row] === outcomeCodes.success);
    }
  }
  if (ended === 0) {
    return {};
  }
  const [median] = percentilesOf(seconds.subarray(0, ended), [0.5]);
  return {
    'build-duration': median,
    'build-success-rate': succeeded / ended,
  };
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
