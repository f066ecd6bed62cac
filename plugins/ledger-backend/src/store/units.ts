import type { Knex } from 'knex';
import {
  unitOf,
  type DerivationRules,
  type OwnRules,
  type Unit,
} from '../derive';
import type { Instant } from '../observe';
import { toTimestamp } from './columns';

/** The units of each repository: itself, and those with rules of their own. */
export async function readUnits(
  knex: Knex,
  repositories: string[],
): Promise<Map<string, StoredUnit[]>> {
  const units = new Map<string, StoredUnit[]>(
    repositories.map(repository => [
      repository,
      [{ ...unitOf(repository), wanted: true }],
    ]),
  );
  const rows = await knex<{
    unit: string;
    repository: string;
    rules: OwnRules;
    unwanted_since: Date | null;
  }>('own_rules')
    .whereIn('repository', repositories)
    .orderBy('unit');
  for (const { unit, repository, rules, unwanted_since: since } of rows) {
    units
      .get(repository)
      ?.push({ id: unit, repository, rules, wanted: since === null });
  }
  return units;
}

/** The units of which there are facts. */
export async function readDerivedUnits(
  knex: Knex,
  repositories: string[],
): Promise<string[]> {
  return knex('units').pluck('unit').whereIn('repository', repositories);
}

/** A unit, and whether components still have its rules. */
export type StoredUnit = Unit & { wanted: boolean };

/** A unit whose facts were derived. */
export interface DerivedUnit {
  unit: Unit;
  rules: DerivationRules;
  firstDeployedAt?: Instant;
  /** Its production environments, sorted. */
  environments: string[];
}

/** Makes these the units of the repositories of which there are facts. */
export async function replaceUnits(
  transaction: Knex.Transaction,
  repositories: string[],
  derived: DerivedUnit[],
): Promise<void> {
  const rows = derived.map(
    ({ unit, rules, firstDeployedAt, environments }) => ({
      unit: unit.id,
      repository: unit.repository,
      lookBackDays: rules.lookBackDays,
      firstDeployedAt: toTimestamp(firstDeployedAt),
      environments,
    }),
  );
  await transaction.raw(
    `with derived as materialized (
       select unit, repository, "lookBackDays", "firstDeployedAt", environments
       from json_to_recordset(cast(:rows as json)) as derived (
         unit text, repository text, "lookBackDays" integer,
         "firstDeployedAt" timestamptz, environments text[]
       )
     ), gone as (
       delete from units
       where repository = any(:repositories)
         and unit not in (select unit from derived)
     )
     insert into units as known (
       unit, repository, look_back_days, first_deployed_at, environments
     )
     select * from derived
     on conflict (unit) do update set
       look_back_days = excluded.look_back_days,
       first_deployed_at = excluded.first_deployed_at,
       environments = excluded.environments
     where known.* is distinct from excluded.*`,
    { rows: JSON.stringify(rows), repositories },
  );
}
