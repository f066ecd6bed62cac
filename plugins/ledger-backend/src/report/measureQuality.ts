import {
  qualityMeasures,
  type Measured,
  type ProjectQuality,
  type QualityMeasure,
  type QualityReport,
  type QualitySummary,
} from '@pitstop/plugin-ledger-common';
import { gateCodes, type ProjectFacts, type ScopeFacts } from '../facts';
import type { Instant } from '../observe';
import type { Scope } from '../scope';
import { toIso } from './toIso';
import { lastBefore } from './lastBefore';
import { measureFindings } from './measureFindings';
import { Samples } from './Samples';
import { toMoments } from './toMoments';
import type { Window } from './Window';

/** Ratios are compared, counts add up. */
const sums: ReadonlySet<QualityMeasure> = new Set(['issues', 'new-issues']);

const mostProjects = 50;

/** Coverage, duplication, issues and security findings of a scope. */
export function measureQuality(
  facts: ScopeFacts,
  scope: Scope,
  window: Window,
  now: Instant,
): QualityReport {
  const projects = projectsOf(facts, scope);
  return {
    ...measureProjects(projects, window, now),
    projects: listProjects(projects, Math.min(window.to, now)),
    ...measureFindings(facts, window, now),
  };
}

/** Those that components of the scope name, else those of their repositories. */
function projectsOf(
  facts: ScopeFacts,
  { projects, repositoriesWithoutProject }: Scope,
): ProjectFacts[] {
  const named = new Set(projects);
  const repositories = new Set(repositoriesWithoutProject);
  return facts.projects.filter(
    ({ project, repository }) =>
      named.has(project) ||
      (repository !== undefined && repositories.has(repository)),
  );
}

/** What held at the end of each period: an analysis holds until the next one. */
function measureProjects(
  projects: ProjectFacts[],
  window: Window,
  now: Instant,
): Measured<QualitySummary> {
  const moments = [window.from, ...window.periods.map(({ end }) => end)];
  const analysed = new Uint32Array(moments.length);
  const failedGates = new Uint32Array(moments.length);
  const values = new Map(
    qualityMeasures.map(measure => [
      measure,
      Samples.create({ places: moments.length }),
    ]),
  );
  for (const { analyses } of projects) {
    for (const [moment, at] of moments.entries()) {
      const row = lastBefore(analyses.analysedAt, at);
      if (row >= 0) {
        analysed[moment] += 1;
        failedGates[moment] += Number(analyses.gate[row] === gateCodes.failed);
        for (const [measure, samples] of values) {
          samples.add(moment, analyses[measure][row]);
        }
      }
    }
  }
  return toMoments(window, now, moment =>
    moment === undefined
      ? { projects: 0, failedGates: 0, measures: {} }
      : {
          projects: analysed[moment],
          failedGates: failedGates[moment],
          measures: Object.fromEntries(
            [...values].flatMap(([measure, samples]) => {
              const count = samples.count(moment, moment);
              const value = sums.has(measure)
                ? samples.sum(moment)
                : samples.percentiles(moment, moment, [0.5])?.[0];
              return count === 0 ? [] : [[measure, { projects: count, value }]];
            }),
          ),
        },
  );
}

/** Each project as its last analysis left it, those first whose gate was failed. */
function listProjects(projects: ProjectFacts[], at: Instant): ProjectQuality[] {
  return projects
    .flatMap(({ project, analyses }) => {
      const row = lastBefore(analyses.analysedAt, at);
      return row < 0 ? [] : [{ project, analyses, row }];
    })
    .sort(
      (one, other) =>
        Number(other.analyses.gate[other.row] === gateCodes.failed) -
          Number(one.analyses.gate[one.row] === gateCodes.failed) ||
        (one.project < other.project ? -1 : 1),
    )
    .slice(0, mostProjects)
    .map(({ project, analyses, row }) => ({
      project,
      gate: gateOf(analyses.gate[row]),
      analysedAt: toIso(analyses.analysedAt[row]),
      measures: Object.fromEntries(
        qualityMeasures.flatMap(measure => {
          const value = analyses[measure][row];
          return Number.isNaN(value) ? [] : [[measure, value]];
        }),
      ),
    }));
}

function gateOf(code: number): ProjectQuality['gate'] {
  switch (code) {
    case gateCodes.passed:
      return 'passed';
    case gateCodes.failed:
      return 'failed';
    default:
      return 'none';
  }
}
