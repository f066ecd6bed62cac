import type { Knex } from 'knex';
import type { Scope } from '../scope';

/** In whatever order the rows come. */
const marksOf = (key: string) =>
  `count(*) || ':' || coalesce(sum(hashtextextended(${key}, xmin::text::bigint)), 0)`;

/**
 * What tells the facts that can be seen in a scope now from those of another
 * moment; undefined while some of them are still to be derived.
 *
 * Whatever changes facts writes the row of their repository, of their project
 * of static analysis, or their own, and PostgreSQL marks each row with the
 * transaction that wrote it. A rebuild that is taken brings other tables.
 */
export async function readFactsVersion(
  knex: Knex,
  scope: Scope,
): Promise<string | undefined> {
  const { rows } = await knex.raw<{ rows: Array<{ version: string | null }> }>(
    `select case when not underived then concat_ws(
         '-', cast('repositories' as regclass)::oid, of_repositories, (
           select ${marksOf('project')} from quality_projects
           where project = any(:projects) or repository = any(:repositories)
         ), (
           select ${marksOf('finding')} from security_findings
           where repository = any(:repositories)
         )
       ) end as version
     from (
       select ${marksOf('repository')} as of_repositories,
         coalesce(bool_or(derivation is null), false) as underived
       from repositories where repository = any(:repositories)
     ) as marked`,
    {
      projects: scope.projects ?? [],
      repositories: repositoriesSeen(scope),
    },
  );
  return rows[0].version ?? undefined;
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
