import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { SandboxEntityProvider } from './SandboxEntityProvider';

/** Does nothing unless `sandbox.baseUrl` is configured. */
export const catalogModuleSandbox = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'sandbox',
  register(registration) {
    registration.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ catalog, config, logger, scheduler }) {
        const provider = SandboxEntityProvider.fromConfig(config, {
          logger,
          scheduler,
        });
        if (provider) {
          catalog.addEntityProvider(provider);
        }
      },
    });
  },
});
