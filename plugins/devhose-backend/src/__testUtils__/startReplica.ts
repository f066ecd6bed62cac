import {
  createBackendPlugin,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  devhoseServiceRef,
  type DevhoseService,
} from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';
import devhose from '../index';
import { webhookSecret } from './startDevhoseBackend';

/** A backend with Devhose and a plugin `bot` that has its service. */
export interface Replica {
  /** As the plugin `bot` has it. */
  devhose: DevhoseService;
  url: string;
  /** Shuts the backend down. */
  stop(): Promise<void>;
}

/** One of several backends on a database. */
export async function startReplica(
  knex: Knex,
  features: BackendFeature[] = [],
): Promise<Replica> {
  let service: DevhoseService | undefined;
  const bot = createBackendPlugin({
    pluginId: 'bot',
    register(env) {
      env.registerInit({
        deps: { devhose: devhoseServiceRef },
        init: async deps => {
          service = deps.devhose;
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      devhose,
      bot,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          devhose: { sources: { github: { secrets: [webhookSecret] } } },
        },
      }),
      ...features,
    ],
  });
  if (service === undefined) {
    throw new Error('The plugin was not started');
  }
  return {
    devhose: service,
    url: `http://127.0.0.1:${backend.server.port()}/api/devhose`,
    stop: () => backend.stop(),
  };
}
