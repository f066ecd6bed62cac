import type { Knex } from 'knex';
import type { RenameObservation } from '../observe';

export async function addRenames(
  transaction: Knex.Transaction,
  renames: RenameObservation[],
): Promise<void> {
  if (renames.length > 0) {
    await transaction('repository_renames')
      .insert(renames)
      .onConflict(['repository', 'previous'])
      .ignore();
  }
}

/**
 * All names that each of the repositories ever had, the one it is asked by
 * among them: the catalog may know it by any.
 */
export async function readNames(
  knex: Knex,
  repositories: string[],
): Promise<Map<string, string[]>> {
  const names = new Map(
    repositories.map(repository => [repository, [repository]]),
  );
  const { rows } = await knex.raw<{
    rows: Array<{ asked: string; name: string }>;
  }>(
    `with recursive links as (
       select repository as name, previous as other from repository_renames
       union
       select previous, repository from repository_renames
     ), named as (
       select name as asked, name from links where name = any(?)
       union
       select asked, other from named join links using (name)
     )
     select asked, name from named where name <> asked order by asked, name`,
    [repositories],
  );
  for (const { asked, name } of rows) {
    names.get(asked)?.push(name);
  }
  return names;
}
