import {
  qualityMeasures,
  type Measured,
  type ProjectQuality,
  type QualityMeasure,
  type QualityReport,
  type QualitySummary,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { Instant } from '../observe';
import type { Scope } from '../scope';
import { columnOf } from '../store/quality';
import { toIso } from './buckets';
import { measureFindings } from './measureFindings';
import { toMoments } from './toMoments';
import type { Window } from './Window';

/** Ratios are compared, counts add up. */
const sums: ReadonlySet<QualityMeasure> = new Set(['issues', 'new-issues']);

const mostProjects = 50;

type Values = { [K in QualityMeasure]: number | null };

/** By the index of the moment. */
type Row = {
  moment: number;
  projects: number;
  failedGates: number;
} & Values & { [K in `${QualityMeasure} of`]: number };

/** Coverage, duplication, issues and security findings of a scope. */
export async function measureQuality(
  knex: Knex,
  scope: Scope,
  window: Window,
  now: Instant,
): Promise<QualityReport> {
  return {
    ...(await measureProjects(knex, scope, window, now)),
    projects: await readProjects(knex, scope, Math.min(window.to, now)),
    ...(await measureFindings(knex, scope, window, now)),
  };
}

/** The projects of a scope: those its components name, else those of their repositories. */
export const inScope = `(
  quality_projects.project = any(:projects)
  or repository = any(:repositoriesWithoutProject))`;

function bindings({ projects = [], repositoriesWithoutProject }: Scope) {
  return {
    projects,
    repositoriesWithoutProject: repositoriesWithoutProject ?? [],
  };
}

/** What held at the end of each period: an analysis holds until the next one. */
async function measureProjects(
  knex: Knex,
  scope: Scope,
  window: Window,
  now: Instant,
): Promise<Measured<QualitySummary>> {
  const aggregates = qualityMeasures
    .map(measure => {
      const column = columnOf(measure);
      const value = sums.has(measure)
        ? `sum(${column})`
        : `percentile_cont(0.5) within group (order by ${column})`;
      return `${value} as "${measure}", count(${column})::int as "${measure} of"`;
    })
    .join(', ');
  // Relies on the primary key of the snapshots.
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `with analysed as (
       select snapshot.*,
         lead(analysed_at) over (
           partition by snapshot.project order by analysed_at, analysis
         ) as next
       from quality_projects
       cross join lateral (
         (select * from quality_snapshots as latest
          where latest.project = quality_projects.project
            and analysed_at < :from
          order by analysed_at desc, analysis desc limit 1)
         union all
         select * from quality_snapshots as later
         where later.project = quality_projects.project
           and analysed_at >= :from and analysed_at < :to
       ) as snapshot
       where ${inScope}
     )
     select moment, count(*)::int as projects,
       (count(*) filter (where gate = 'failed'))::int as "failedGates",
       ${aggregates}
     from analysed
     cross join lateral generate_series(
       width_bucket(analysed_at, cast(:moments as timestamptz[])),
       coalesce(
         width_bucket(next, cast(:moments as timestamptz[])),
         cardinality(cast(:moments as timestamptz[]))
       ) - 1
     ) as moment
     group by moment`,
    {
      ...bindings(scope),
      from: toIso(window.from),
      to: toIso(window.to),
      moments: [window.from, ...window.periods.map(({ end }) => end)].map(
        toIso,
      ),
    },
  );
  const byMoment = new Map(rows.map(row => [row.moment, row]));
  return toMoments(window, now, index =>
    summarize(index === undefined ? undefined : byMoment.get(index)),
  );
}

function summarize(row: Row | undefined): QualitySummary {
  const { projects = 0, failedGates = 0 } = row ?? {};
  return {
    projects,
    failedGates,
    measures: Object.fromEntries(
      qualityMeasures.flatMap(measure => {
        const value = row?.[measure];
        return row === undefined || typeof value !== 'number'
          ? []
          : [[measure, { projects: row[`${measure} of`], value }]];
      }),
    ),
  };
}

/** Each project as its last analysis left it, those first whose gate was failed. */
async function readProjects(
  knex: Knex,
  scope: Scope,
  at: Instant,
): Promise<ProjectQuality[]> {
  const { rows } = await knex.raw<{
    rows: Array<
      Values & Pick<ProjectQuality, 'project' | 'gate'> & { analysedAt: Date }
    >;
  }>(
    `select latest.project, gate, analysed_at as "analysedAt",
       ${qualityMeasures
         .map(each => `${columnOf(each)} as "${each}"`)
         .join(', ')}
     from quality_projects
     cross join lateral (
       select * from quality_snapshots
       where quality_snapshots.project = quality_projects.project
         and analysed_at < :at
       order by analysed_at desc, analysis desc limit 1
     ) as latest
     where ${inScope}
     order by gate <> 'failed', latest.project
     limit ${mostProjects}`,
    { ...bindings(scope), at: toIso(at) },
  );
  return rows.map(({ project, gate, analysedAt, ...values }) => ({
    project,
    gate,
    analysedAt: analysedAt.toISOString(),
    measures: Object.fromEntries(
      qualityMeasures.flatMap(measure => {
        const value = values[measure];
        return value === null ? [] : [[measure, value]];
      }),
    ),
  }));
}
