import type { CorrelationReport } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { Instant } from '../observe';
import type { Scope } from '../scope';
import { scopeBindings, toEnvironment } from '../store/scopeBindings';
import { toIso } from './buckets';
import type { Window } from './Window';

/** The numbers of a component; what is not known is not there. */
export type Factors = CorrelationReport['points'][number];

type Read = Array<{ of: string } & Factors>;

const quotient = (part: string, whole: string) =>
  `${part}::float8 / nullif(${whole}, 0)`;

/** Of each unit. Failures and incidents are those of its deployments in the range. */
const ofDeployments = `
  select unit as of,
    (count(*) filter (where delivers))::int as deployments,
    ${quotient(
      `(count(*) filter (where delivers and failures <> '{}'))`,
      `count(*) filter (where delivers)`,
    )} as "change-fail-rate",
    percentile_cont(0.5) within group (
      order by extract(epoch from recovered_at - finished_at)::float8
    ) filter (where delivers) as "recovery-time"
  from (
    select *, kind in ('planned', 'hotfix') as delivers from deployments
    where unit = any(:units) and ${toEnvironment}
      and finished_at >= :from and finished_at < :to
  ) as finished
  group by unit`;

const ofChanges = `
  select unit as of,
    percentile_cont(0.5) within group (
      order by lead_time_milliseconds / 1000.0::float8
    ) as "lead-time"
  from changes
  where unit = any(:units) and lead_time_milliseconds >= 0
    and deployed_at >= :from and deployed_at < :to
  group by unit`;

const ofIncidents = `
  select unit as of, count(*)::int as incidents
  from incidents
  where unit = any(:units) and began_at >= :from and began_at < :to
  group by unit`;

const ofBuilds = `
  select repository as of,
    percentile_cont(0.5) within group (
      order by extract(epoch from finished_at - started_at)::float8
    ) as "build-duration",
    avg((outcome = 'success')::int)::float8 as "build-success-rate"
  from builds
  where repository = any(:repositories) and outcome <> 'other'
    and finished_at >= :from and finished_at < :to
  group by repository`;

const ofFindings = `
  select repository as of,
    (count(*) filter (
      where found_at < :at and (closed_at is null or closed_at >= :at)
    ))::int as "open-findings"
  from security_findings
  where repository = any(:repositories) and found_at < :at
  group by repository`;

const ofProjects = `
  select quality_projects.repository as of,
    avg(coverage) as coverage, avg(duplication) as duplication
  from quality_projects
  cross join lateral (
    select coverage, duplication from quality_snapshots
    where quality_snapshots.project = quality_projects.project
      and analysed_at < :at
    order by analysed_at desc, analysis desc limit 1
  ) as latest
  where repository = any(:repositories)
  group by repository`;

/**
 * The numbers of each unit of a scope that was deployed in the range, in the
 * order of the units: what is told of a repository is so of each of its units.
 */
export async function readFactors(
  knex: Knex,
  scope: Scope,
  window: Window,
  now: Instant,
): Promise<Factors[]> {
  const read = async (sql: string) => {
    const { rows } = await knex.raw<{ rows: Read }>(sql, {
      ...scopeBindings(scope),
      from: toIso(window.from),
      to: toIso(window.to),
      at: toIso(Math.min(window.to, now)),
    });
    return new Map(rows.map(({ of, ...factors }) => [of, known(factors)]));
  };
  const deployments = await read(ofDeployments);
  const changes = await read(ofChanges);
  const incidents = await read(ofIncidents);
  const builds = await read(ofBuilds);
  const findings = await read(ofFindings);
  const projects = await read(ofProjects);
  return [...deployments.keys()].sort().map(unit => {
    const [repository] = unit.split('#');
    return {
      ...deployments.get(unit),
      ...changes.get(unit),
      // Who deploys and has none, has none; scanners may not be there at all.
      incidents: incidents.get(unit)?.incidents ?? 0,
      ...builds.get(repository),
      ...findings.get(repository),
      ...projects.get(repository),
    };
  });
}

function known(factors: Factors): Factors {
  return Object.fromEntries(
    Object.entries(factors).filter(([, value]) => value !== null),
  );
}
