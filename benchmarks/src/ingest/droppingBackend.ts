import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { configFromEnvironment } from '../lib/configFromEnvironment';
import { readAndDrop } from './readAndDrop';

/** Takes deliveries as any plugin of Backstage has to, and drops them. */
const dropping = createBackendPlugin({
  pluginId: 'dropping',
  register(env) {
    env.registerInit({
      deps: { config: coreServices.rootConfig, http: coreServices.httpRouter },
      async init({ config, http }) {
        const secret = config.getString('benchmark.secret');
        let accepted = 0;
        http.use(async (request, response) => {
          if (
            request.method === 'POST' &&
            (await readAndDrop(request, secret))
          ) {
            accepted++;
          }
          response
            .status(202)
            .type('application/json')
            .end(JSON.stringify({ accepted }));
        });
        http.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
      },
    });
  },
});

const backend = createBackend();
backend.add(configFromEnvironment);
backend.add(dropping);
backend.start();
