import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { DevhoseService } from './DevhoseService';
import { HttpDevhoseService } from './HttpDevhoseService';

/**
 * The log of engineering events, read over HTTP in the name of the plugin
 * that asks.
 *
 * @public
 */
export const devhoseServiceRef = createServiceRef<DevhoseService>({
  id: 'devhose',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
      },
      factory: deps => HttpDevhoseService.create(deps),
    }),
});
