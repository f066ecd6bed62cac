import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';

/**
 * Fresh databases on a real PostgreSQL. Call it once, at the top of a test file.
 *
 * Where the engine is missing the tests fail: a log that was tested on nothing
 * was not tested.
 */
export function testPostgres(): { create(): Promise<Knex> } {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  return {
    create: async () => {
      if (!databases.supports('POSTGRES_18')) {
        throw new Error(
          'There is no PostgreSQL to test on; run the tests with npm test, or set BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING',
        );
      }
      return databases.init('POSTGRES_18');
    },
  };
}
