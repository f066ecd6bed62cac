import type { Knex } from 'knex';
import { listsColumnOf, listsOf } from './Lists';
import { readColumns } from './readColumns';
import type { RepositoryFacts, UnitFacts } from './RepositoryFacts';
import {
  buildTable,
  changeTable,
  deploymentTable,
  incidentTable,
} from './tables';

/** What objects take besides columns, about. */
const bytesPerUnit = 2_000;

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
      };
      return [repository, { ...facts, bytes: bytesOf(facts) }];
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

function bytesOf({ units, builds }: Omit<RepositoryFacts, 'bytes'>): number {
  let bytes = builds ? bytesOfColumns(builds.builds) : bytesPerUnit;
  for (const { deployments, changes, incidents } of units.values()) {
    bytes += bytesPerUnit;
    for (const columns of [
      deployments,
      changes,
      changes?.contributors,
      incidents,
    ]) {
      bytes += columns ? bytesOfColumns(columns) : 0;
    }
  }
  return bytes;
}

function bytesOfColumns(columns: object): number {
  let bytes = 0;
  for (const column of Object.values(columns)) {
    bytes += ArrayBuffer.isView(column) ? column.byteLength : 0;
  }
  return bytes;
}
