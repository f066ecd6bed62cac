import type { CorrelationReport } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { ScopeFacts } from '../facts';
import type { Instant } from '../observe';
import type { Scope } from '../scope';
import { toIso } from './buckets';
import { factorsOfBuilds, factorsOfUnits } from './factorsOf';
import type { Window } from './Window';

/** The numbers of a component; what is not known is not there. */
export type Factors = CorrelationReport['points'][number];

type Read = Array<{ of: string } & Factors>;

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
  facts: ScopeFacts,
  { repositories }: Scope,
  window: Window,
  now: Instant,
): Promise<Factors[]> {
  const read = async (sql: string) => {
    const { rows } = await knex.raw<{ rows: Read }>(sql, {
      repositories,
      at: toIso(Math.min(window.to, now)),
    });
    return new Map(rows.map(({ of, ...factors }) => [of, known(factors)]));
  };
  const findings = await read(ofFindings);
  const projects = await read(ofProjects);
  const builds = factorsOfBuilds(facts, window);
  return [...factorsOfUnits(facts, window)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([unit, factors]) => {
      const [repository] = unit.split('#');
      return {
        ...factors,
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
