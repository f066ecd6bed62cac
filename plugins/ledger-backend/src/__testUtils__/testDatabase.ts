import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';

// Databases are made and filled; how long that takes is not what is tested.
jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

export const migrationsDirectory = resolvePackagePath(
  '@pitstop/plugin-ledger-backend',
  'migrations',
);

/** A database of its own, without tables. */
export async function emptyDatabase(): Promise<Knex> {
  // Engines that are missing are left out in silence otherwise.
  if (!databases.supports('POSTGRES_18')) {
    throw new Error(
      'There is no PostgreSQL to test on; set BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING',
    );
  }
  return databases.init('POSTGRES_18');
}

/** A database of its own, migrated. */
export async function ledgerDatabase(): Promise<Knex> {
  const knex = await emptyDatabase();
  await knex.migrate.latest({ directory: migrationsDirectory });
  return knex;
}
