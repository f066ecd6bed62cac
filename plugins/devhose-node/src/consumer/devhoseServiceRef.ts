import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { DevhoseService } from './DevhoseService';
import { HttpDevhoseService } from './HttpDevhoseService';

/**
 * The log of engineering events, over HTTP in the name of the plugin that asks.
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
        rootLifecycle: coreServices.rootLifecycle,
      },
      factory: deps => {
        const devhose = HttpDevhoseService.create(deps);
        // Before anything else goes away: leases are handed over through it.
        deps.rootLifecycle.addBeforeShutdownHook(() => devhose.stop());
        return devhose;
      },
    }),
});
