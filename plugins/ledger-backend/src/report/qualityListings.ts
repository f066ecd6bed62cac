import { qualityMeasures } from '@pitstop/plugin-ledger-common';
import { columnOf } from '../store/quality';
import type { EvidenceListing } from './EvidenceListing';

const builds = {
  from: 'builds',
  among: `fact.repository = any(:repositories)
    and (cast(:pipeline as text) is null or fact.pipeline = :pipeline)`,
  at: 'fact.finished_at',
  key: `fact.repository || ' ' || fact.build || ' ' || fact.attempt`,
  length: 'extract(epoch from fact.finished_at - fact.started_at)::float8',
  evidence: `json_build_object(
    'type', 'build', 'repository', fact.repository, 'pipeline', pipeline,
    'startedAt', started_at, 'finishedAt', finished_at, 'outcome', outcome,
    'redSeconds', red_milliseconds / 1000.0::float8,
    'subjects', json_build_array(build))`,
} as const;

const findings = {
  from: 'security_findings',
  among: `fact.repository = any(:repositories)`,
  at: 'fact.found_at',
  key: `fact.repository || ' ' || fact.finding`,
  length: `extract(epoch from coalesce(fact.closed_at, :to) - fact.found_at)::float8`,
  evidence: `json_build_object(
    'type', 'finding', 'repository', fact.repository, 'severity', severity,
    'foundAt', found_at, 'closedAt', closed_at,
    'subjects', json_build_array(finding))`,
} as const;

/** The last analysis of each project in the scope. */
const analyses = {
  from: `(
    select latest.*, repository
    from quality_projects
    cross join lateral (
      select * from quality_snapshots
      where quality_snapshots.project = quality_projects.project
        and analysed_at < :to
      order by analysed_at desc, analysis desc
      limit 1
    ) as latest
    where quality_projects.project = any(:projects)
      or repository = any(:repositoriesWithoutProject))`,
  at: 'fact.analysed_at',
  untilEnd: true,
  key: 'fact.project',
  evidence: `json_build_object(
    'type', 'analysis', 'project', project, 'repository', repository,
    'gate', gate, 'analysedAt', analysed_at,
    'measures', json_build_object(${qualityMeasures
      .map(measure => `'${measure}', ${columnOf(measure)}`)
      .join(', ')}),
    'subjects', array_remove(array[subject], null))`,
} as const;

/** The facts of builds, security scanners and static analysis. */
export const qualityListings = {
  builds: { ...builds, where: `fact.outcome <> 'other'` },
  'failed-builds': { ...builds, where: `fact.outcome = 'failure'` },
  'time-to-green': {
    ...builds,
    where: 'fact.red_milliseconds is not null',
    length: 'fact.red_milliseconds / 1000.0::float8',
  },
  'open-findings': {
    ...findings,
    where: '(fact.closed_at is null or fact.closed_at >= :to)',
    untilEnd: true,
  },
  'opened-findings': { ...findings, where: 'true' },
  'closed-findings': { ...findings, at: 'fact.closed_at', where: 'true' },
  coverage: { ...analyses, where: 'fact.coverage is not null' },
  duplication: { ...analyses, where: 'fact.duplication is not null' },
  issues: { ...analyses, where: 'fact.issues is not null' },
  'quality-gates': { ...analyses, where: 'true' },
  'failed-gates': { ...analyses, where: `fact.gate = 'failed'` },
} satisfies Record<string, EvidenceListing>;
