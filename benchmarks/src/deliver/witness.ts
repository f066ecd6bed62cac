import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { devhoseServiceRef } from '@pitstop/plugin-devhose-node';
import { now } from './clock';

/** The ways in which events reach a handler. */
export const ways = ['subscribe', 'follow'] as const;

/** When each event was seen, by the way it took. */
export interface Testimony {
  seenAt: Record<(typeof ways)[number], Record<string, number>>;
}

/** Notes when it is given which event. */
export const witness = createBackendPlugin({
  pluginId: 'witness',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        devhose: devhoseServiceRef,
        http: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ config, devhose, http, lifecycle, logger }) {
        const seenAt: Testimony['seenAt'] = { subscribe: {}, follow: {} };
        const stopped = new AbortController();

        async function follow() {
          const pages = devhose.follow({ after: 0, signal: stopped.signal });
          for await (const { events } of pages) {
            const at = now();
            for (const { event } of events) {
              seenAt.follow[event.id] = at;
            }
          }
        }

        lifecycle.addShutdownHook(() => stopped.abort());
        lifecycle.addStartupHook(() => {
          if (!config.getBoolean('benchmark.witness')) {
            return;
          }
          devhose.subscribe({
            consumer: 'witness',
            from: 'beginning',
            handler: async events => {
              const at = now();
              for (const { event } of events) {
                seenAt.subscribe[event.id] ??= at;
              }
            },
          });
          follow().catch(error => logger.error('Cannot follow', error));
        });

        http.use((_, response) => {
          const testimony: Testimony = { seenAt };
          response.json(testimony);
        });
        http.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
      },
    });
  },
});
