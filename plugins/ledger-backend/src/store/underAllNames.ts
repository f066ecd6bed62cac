import type { Knex } from 'knex';
import type { Scope } from '../scope';
import { readProgress } from './progress';
import { readNames } from './renames';

/** With what repositories were called before: builds and findings are stored by their name of then. */
export async function underAllNames(knex: Knex, scope: Scope): Promise<Scope> {
  // Progress first, as whoever exchanges the tables: neither then waits for the other.
  await readProgress(knex);
  const names = await readNames(knex, scope.repositories);
  const all = (repositories: string[]) => [
    ...new Set(repositories.flatMap(each => names.get(each) ?? [each])),
  ];
  return {
    ...scope,
    repositories: all(scope.repositories),
    ...(scope.repositoriesWithoutProject && {
      repositoriesWithoutProject: all(scope.repositoriesWithoutProject),
    }),
  };
}
