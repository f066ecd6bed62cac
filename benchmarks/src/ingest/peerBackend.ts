import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { configFromEnvironment } from '../lib/configFromEnvironment';

/**
 * Backstage's own way to take webhooks in: the HTTP ingress of the events
 * backend with GitHub's signature check and its PostgreSQL event bus. With
 * `benchmark.subscribe` the process also holds the one subscriber, which counts.
 */
const backend = createBackend();
backend.add(configFromEnvironment);
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-events-backend-module-github'));
backend.add(
  createBackendPlugin({
    pluginId: 'counter',
    register(env) {
      env.registerInit({
        deps: {
          config: coreServices.rootConfig,
          events: eventsServiceRef,
          http: coreServices.httpRouter,
        },
        async init({ config, events, http }) {
          let received = 0;
          if (config.getBoolean('benchmark.subscribe')) {
            await events.subscribe({
              id: 'counter',
              topics: ['github'],
              onEvent: async () => {
                received++;
              },
            });
          }
          http.use((_, response) => {
            response.json({ received });
          });
          http.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
        },
      });
    },
  }),
);
backend.start();
