import type { Knex } from 'knex';
import type { Scope } from '../scope';

/** What there is to be known of a scope's facts without looking at any. */
export interface FactsState {
  /**
   * What tells the facts that can be seen in the scope now from those of
   * another moment; absent while some of them are still to be derived.
   */
  version?: string;
  /** When the newest event that was counted happened, in any scope. */
  newestEventAt?: Date;
  /** Production environments of the scope, sorted. */
  environments: string[];
}

/** In whatever order the rows come. */
const marksOf = (key: string) =>
  `count(*) || ':' || coalesce(sum(hashtextextended(${key}, xmin::text::bigint)), 0)`;

/**
 * Reads it all in one statement, which is one look at the database and one
 * snapshot: it is asked with every question, also those whose answer is known.
 *
 * Whatever changes facts writes the row of their repository, of their project
 * of static analysis, or their own, and PostgreSQL marks each row with the
 * transaction that wrote it. A rebuild that is taken brings other tables.
 */
export async function readFactsState(
  knex: Knex,
  scope: Scope,
): Promise<FactsState> {
  // Progress first, as whoever exchanges the tables: neither then waits for the
  // other. Names as arrays, so that the indexes on repository serve.
  const { rows } = await knex.raw<{
    rows: Array<{
      newestEventAt: Date | null;
      version: string | null;
      environments: string[];
    }>;
  }>(
    `with recursive counted as materialized (
       select newest_event_at from progress
     ), renamed as (
       select repository as name, previous as other from repository_renames
       union
       select previous, repository from repository_renames
     ), named as (
       select unnest(cast(:repositories as text[])) as name
       union
       select other from named join renamed using (name)
     ), marked as (
       select ${marksOf('repository')} as marks,
         coalesce(bool_or(derivation is null), false) as underived
       from repositories
       where repository = any(array(select name from named))
     )
     select (select newest_event_at from counted) as "newestEventAt",
       case when not underived then concat_ws(
         '-', cast('repositories' as regclass)::oid, marks, (
           select ${marksOf('project')} from quality_projects
           where project = any(:projects)
             or repository = any(array(select name from named))
         ), (
           select ${marksOf('finding')} from security_findings
           where repository = any(array(select name from named))
         )
       ) end as version,
       array(
         select distinct unnest(environments) as environment from units
         where unit = any(:units) order by environment
       ) as environments
     from marked`,
    {
      projects: scope.projects ?? [],
      repositories: repositoriesSeen(scope),
      units: scope.units,
    },
  );
  const [{ newestEventAt, version, environments }] = rows;
  return {
    ...(version !== null && { version }),
    ...(newestEventAt && { newestEventAt }),
    environments,
  };
}

/** With those around it, by which it is decided what must be withheld. */
function repositoriesSeen({ repositories, around = [] }: Scope): string[] {
  return [
    ...new Set([
      ...repositories,
      ...around.flatMap(({ units }) => units.map(each => each.split('#')[0])),
    ]),
  ];
}
