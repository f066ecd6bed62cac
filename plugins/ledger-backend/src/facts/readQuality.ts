import type { Knex } from 'knex';
import { bytesOf } from './bytesOf';
import { readColumns } from './readColumns';
import type { ProjectFacts, RepositoryFindings } from './RepositoryFacts';
import { analysisTable, findingTable } from './tables';

/** What static analysis said of projects. */
export async function readProjects(
  knex: Knex,
  projects: readonly string[],
): Promise<Map<string, ProjectFacts>> {
  const analyses = await readColumns(knex, analysisTable, projects, {});
  const { rows } = await knex.raw<{
    rows: Array<{ project: string; repository: string | null }>;
  }>(
    `select project, repository from quality_projects
     where project = any(:projects)`,
    { projects },
  );
  return new Map(
    rows.flatMap(({ project, repository }) => {
      const columns = analyses.get(project)?.columns;
      const facts = columns && {
        project,
        ...(repository !== null && { repository }),
        analyses: columns,
        bytes: bytesOf(columns),
      };
      return facts ? [[project, facts]] : [];
    }),
  );
}

/** What security scanners found in repositories. */
export async function readFindings(
  knex: Knex,
  repositories: readonly string[],
): Promise<Map<string, RepositoryFindings>> {
  const findings = await readColumns(knex, findingTable, repositories, {});
  return new Map(
    [...findings].map(([repository, { columns }]) => [
      repository,
      { repository, findings: columns, bytes: bytesOf(columns) },
    ]),
  );
}
