import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { BackendProcess } from '@pitstop/plugin-devhose-node/testUtils';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { webhookSecret } from './startDevhoseBackend';

/** A token that makes a service of who has it. */
export const serviceToken = 'a-token-for-services';

/** A token that is good for bringing in the past, and for nothing else. */
export const importToken = 'a-token-for-imports';

/**
 * A backend on this database, in a process of its own: with nothing but Devhose,
 * or what an entry beside this file says.
 */
export async function spawnDevhose(options: {
  knex: Knex;
  port: number;
  entry?: string;
  /** Beside the source that every backend has. */
  devhose?: JsonObject;
  /** Beside what every backend needs. */
  config?: JsonObject;
}): Promise<BackendProcess> {
  // knex hides the password from spreading.
  const { database, host, port, user, password } =
    options.knex.client.config.connection;
  return BackendProcess.start({
    port: options.port,
    entry: resolvePackagePath(
      '@pitstop/plugin-devhose-backend',
      `src/__testUtils__/${options.entry ?? 'minimalBackend'}.ts`,
    ),
    config: {
      backend: {
        database: {
          client: 'pg',
          connection: { host, port, user, password },
          plugin: { devhose: { connection: { database } } },
        },
        auth: {
          externalAccess: [
            {
              type: 'static',
              options: { token: serviceToken, subject: 'a-service' },
            },
            {
              type: 'static',
              options: { token: importToken, subject: 'an-import' },
              accessRestrictions: [
                { plugin: 'devhose', permission: 'devhose.delivery.import' },
              ],
            },
          ],
        },
      },
      devhose: {
        sources: { github: { secrets: [webhookSecret] } },
        ...options.devhose,
      },
      ...options.config,
    },
  });
}
