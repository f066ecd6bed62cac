import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

const oldestServerVersion = 14;

/** Beside those of the log. */
const migrationLock = 'select pg_advisory_xact_lock(1146508872, 3)';

/** Where the schema comes from. */
export const migrationsDirectory = resolvePackagePath(
  '@pitstop/plugin-devhose-backend',
  'migrations',
);

/**
 * The plugin's database, brought to the present schema.
 *
 * @throws Error if it isn't PostgreSQL 14 or newer.
 */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  await assertPostgres(knex);
  if (!database.migrations?.skip) {
    await knex.transaction(async tx => {
      // Knex has a lock of its own, but not for making the table it keeps it in.
      await tx.raw(migrationLock);
      await tx.migrate.latest({ directory: migrationsDirectory });
    });
  }
  return knex;
}

async function assertPostgres(knex: Knex): Promise<void> {
  const client: unknown = knex.client.config.client;
  if (client !== 'pg') {
    throw new Error(
      `Devhose keeps its log in PostgreSQL ${oldestServerVersion} or newer, but backend.database.client is '${client}'; set it to 'pg'`,
    );
  }
  const { rows } = await knex.raw<{ rows: Array<{ version: number }> }>(
    `select current_setting('server_version_num')::integer as version`,
  );
  const majorVersion = Math.floor(rows[0].version / 10_000);
  if (majorVersion < oldestServerVersion) {
    throw new Error(
      `Devhose keeps its log in PostgreSQL ${oldestServerVersion} or newer, but the server is version ${majorVersion}; upgrade it or point backend.database at another`,
    );
  }
}
