import type { Knex } from 'knex';
import type { Unit } from '../derive';
import { deriveAgain } from './deriveAgain';

/** For so long replicas with an older map of the organisation may ask for a unit that is gone. */
const keptHours = 1;

/**
 * Makes these the units with rules of their own, and has the facts of the
 * repositories concerned derived again, in every generation.
 *
 * @returns How many repositories those are.
 */
export async function adoptOwnUnits(
  knex: Knex,
  units: Unit[],
): Promise<number> {
  const wanted = JSON.stringify(
    units.map(({ id, repository, rules }) => ({ unit: id, repository, rules })),
  );
  return knex.transaction(async transaction => {
    const { rows } = await transaction.raw<{
      rows: Array<{ repository: string }>;
    }>(
      `with wanted as materialized (
         select unit, repository, rules
         from json_to_recordset(cast(:wanted as json))
           as wanted (unit text, repository text, rules jsonb)
       ), gone as (
         delete from own_rules
         where unwanted_since < now() - make_interval(hours => :keptHours)
           and unit not in (select unit from wanted)
         returning repository
       ), left_behind as (
         update own_rules set unwanted_since = now()
         where unwanted_since is null
           and unit not in (select unit from wanted)
       ), wanted_again as (
         update own_rules set unwanted_since = null
         where unwanted_since is not null
           and unit in (select unit from wanted)
       ), added as (
         insert into own_rules (unit, repository, rules)
         select unit, repository, rules from wanted
         on conflict (unit) do nothing
         returning repository
       )
       select repository from gone union select repository from added`,
      { wanted, keptHours },
    );
    const repositories = rows.map(({ repository }) => repository).sort();
    if (repositories.length > 0) {
      await deriveAgain(transaction, repositories);
    }
    return repositories.length;
  });
}

/** Whether there are facts of all these units, of repositories of which something is known. */
export async function hasUnits(knex: Knex, units: Unit[]): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: object[] }>(
    `select 1
     from json_to_recordset(?::json) as wanted (unit text, repository text)
     join repositories using (repository)
     where not exists (select from units where units.unit = wanted.unit)
     limit 1`,
    [
      JSON.stringify(
        units.map(({ id, repository }) => ({ unit: id, repository })),
      ),
    ],
  );
  return rows.length === 0;
}
