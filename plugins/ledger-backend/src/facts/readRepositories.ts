import type { Knex } from 'knex';
import { bytesOf } from './bytesOf';
import { listsColumnOf, listsOf } from './Lists';
import { readColumns } from './readColumns';
import type { RepositoryFacts, UnitFacts } from './RepositoryFacts';
import {
  buildTable,
  changeTable,
  deploymentTable,
  incidentTable,
} from './tables';

interface UnitRow {
  unit: string;
  repository: string;
  lookBackDays: number | null;
  firstDeployedAt: Date | null;
  environments: string[];
}

/**
 * Reads all facts of repositories.
 *
 * @param intern - Gives each person their number.
 */
export async function readRepositories(
  knex: Knex,
  repositories: readonly string[],
  intern: (person: bigint) => number,
): Promise<Map<string, RepositoryFacts>> {
  const rows = await readUnits(knex, repositories);
  const keys = rows.map(({ unit }) => unit);
  const deployments = await readColumns(knex, deploymentTable, keys, {});
  const changes = await readColumns<
    keyof typeof changeTable.columns,
    { contributors: Buffer }
  >(knex, changeTable, keys, { contributors: listsColumnOf('contributors') });
  const incidents = await readColumns(knex, incidentTable, keys, {});
  const builds = await readColumns<
    keyof typeof buildTable.columns,
    { pipelines: string[] }
  >(knex, buildTable, repositories, { pipelines: 'min(pipelines)' });

  const units = new Map<string, Map<string, UnitFacts>>();
  for (const row of rows) {
    const ofChanges = changes.get(row.unit);
    const facts: UnitFacts = {
      unit: row.unit,
      environments: row.environments,
      ...(row.lookBackDays !== null && { lookBackDays: row.lookBackDays }),
      ...(row.firstDeployedAt && {
        firstDeployedAt: row.firstDeployedAt.getTime(),
      }),
      deployments: deployments.get(row.unit)?.columns,
      incidents: incidents.get(row.unit)?.columns,
      ...(ofChanges && {
        changes: {
          ...ofChanges.columns,
          contributors: listsOf(
            ofChanges.besides.contributors,
            ofChanges.columns.rows,
            intern,
          ),
        },
      }),
    };
    const ofRepository = units.get(row.repository) ?? new Map();
    units.set(row.repository, ofRepository.set(row.unit, facts));
  }
  return new Map(
    repositories.map(repository => {
      const ofRepository =
        units.get(repository) ?? new Map<string, UnitFacts>();
      const run = builds.get(repository);
      const facts = {
        units: ofRepository,
        ...(run && {
          builds: {
            repository,
            builds: run.columns,
            pipelines: run.besides.pipelines,
          },
        }),
        bytes: bytesOf(run?.columns) + bytesOfUnits(ofRepository.values()),
      };
      return [repository, facts];
    }),
  );
}

async function readUnits(
  knex: Knex,
  repositories: readonly string[],
): Promise<UnitRow[]> {
  const { rows } = await knex.raw<{ rows: UnitRow[] }>(
    `select unit, repository, look_back_days as "lookBackDays",
       first_deployed_at as "firstDeployedAt", environments
     from units where repository = any(:repositories)`,
    { repositories },
  );
  return rows;
}

function bytesOfUnits(units: Iterable<UnitFacts>): number {
  let bytes = 0;
  for (const { deployments, changes, incidents } of units) {
    bytes += bytesOf(deployments, changes, changes?.contributors, incidents);
  }
  return bytes;
}
