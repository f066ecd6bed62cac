import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- it bridges what this backend keeps
import natsModule from '@pitstop/plugin-devhose-backend-module-nats';
import { devhoseServiceRef } from '@pitstop/plugin-devhose-node';
import devhose from '../index';
import { createFlakyHandler } from './createFlakyHandler';

/** Writes down, in the database of the test, what it is given. */
const witness = createBackendModule({
  pluginId: 'devhose',
  moduleId: 'witness',
  register(env) {
    env.registerInit({
      deps: {
        database: coreServices.database,
        devhose: devhoseServiceRef,
      },
      init: async deps => {
        const knex = await deps.database.getClient();
        deps.devhose.subscribe({
          consumer: 'chaos',
          from: 'beginning',
          batch: 20,
          leaseSeconds: 4,
          handler: createFlakyHandler(knex),
        });
      },
    });
  },
});

/** A backend with Devhose, somebody who subscribes and, where it is configured, the bridge to NATS. */
const backend = createBackend();
backend.add(devhose);
backend.add(witness);
backend.add(natsModule);
backend.start();
