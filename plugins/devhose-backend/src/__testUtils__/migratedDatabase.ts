import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { openDatabase } from '../log/openDatabase';

/** A database with the schema of Devhose. */
export async function migrated(knex: Knex): Promise<Knex> {
  return openDatabase(mockServices.database({ knex, migrations: { skip: false } }));
}
