import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
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

/** A backend with Devhose and somebody who subscribes. */
const backend = createBackend();
backend.add(devhose);
backend.add(witness);
backend.start();
