import type { Knex } from 'knex';

/*
 * What tells facts from those of another moment is the transaction that wrote
 * their rows, and, since a rebuild that is taken brings other tables, which
 * table that is.
 */

/** By key. */
export type Marks = Map<string, string | undefined>;

/**
 * Of the repositories that there are facts of; undefined while they are still
 * to be derived: what is observed then leaves no mark.
 */
export async function readRepositoryMarks(
  knex: Knex,
  repositories: readonly string[],
): Promise<Marks> {
  return readMarks(
    knex,
    `select repository as key, case when derivation is not null
       then tableoid || ':' || xmin end as mark
     from repositories where repository = any(:repositories)`,
    { repositories },
  );
}

/** Of the repositories that have security findings. */
export async function readFindingMarks(
  knex: Knex,
  repositories: readonly string[],
): Promise<Marks> {
  return readMarks(
    knex,
    `select repository as key, concat_ws(':', tableoid, count(*),
       sum(hashtextextended(finding, xmin::text::bigint))) as mark
     from security_findings where repository = any(:repositories)
     group by repository, tableoid`,
    { repositories },
  );
}

/** A project of static analysis. */
export interface MarkedProject {
  project: string;
  mark: string;
}

/** These projects, and those of these repositories. Every analysis writes the row of its project. */
export async function readProjectMarks(
  knex: Knex,
  asked: { projects: string[]; repositories: string[] },
): Promise<MarkedProject[]> {
  const { rows } = await knex.raw<{ rows: MarkedProject[] }>(
    `select project, tableoid || ':' || xmin as mark
     from quality_projects
     where project = any(:projects) or repository = any(:repositories)`,
    asked,
  );
  return rows;
}

async function readMarks(
  knex: Knex,
  sql: string,
  bindings: { repositories: readonly string[] },
): Promise<Marks> {
  const { rows } = await knex.raw<{
    rows: Array<{ key: string; mark: string | null }>;
  }>(sql, bindings);
  return new Map(rows.map(({ key, mark }) => [key, mark ?? undefined]));
}
