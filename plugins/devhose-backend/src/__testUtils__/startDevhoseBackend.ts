import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import devhose from '../index';

/** The secret of the webhooks of {@link startDevhoseBackend}. */
export const webhookSecret = 'a secret for webhooks';

/** A backend with Devhose on a database; stopped when the tests of the file are done. */
export async function startDevhoseBackend(options: {
  knex: Knex;
  config?: JsonObject;
  features?: BackendFeature[];
}): Promise<{ url: string }> {
  const { knex, config, features = [] } = options;
  const { server } = await startTestBackend({
    features: [
      devhose,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: config ?? {
          devhose: { sources: { github: { secrets: [webhookSecret] } } },
        },
      }),
      ...features,
    ],
  });
  return { url: `http://127.0.0.1:${server.port()}/api/devhose` };
}
