import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { ConfigReader, type Config } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import devhose from '../index';

/** The secret of the webhooks of {@link startDevhoseBackend}. */
export const webhookSecret = 'a secret for webhooks';

const defaultConfig = {
  devhose: { sources: { github: { secrets: [webhookSecret] } } },
};

/** A backend with Devhose on a database; stopped when the tests of the file are done. */
export async function startDevhoseBackend(options: {
  knex: Knex;
  config?: JsonObject | Config;
  features?: BackendFeature[];
}): Promise<{ url: string }> {
  const { knex, config = defaultConfig, features = [] } = options;
  const { server } = await startTestBackend({
    features: [
      devhose,
      mockServices.database.factory({ knex }),
      createServiceFactory({
        service: coreServices.rootConfig,
        deps: {},
        factory: () => readable(config),
      }),
      ...features,
    ],
  });
  return { url: `http://127.0.0.1:${server.port()}/api/devhose` };
}

function readable(config: JsonObject | Config): Config {
  return isConfig(config) ? config : new ConfigReader(config);
}

function isConfig(config: JsonObject | Config): config is Config {
  return typeof config.getOptional === 'function';
}
