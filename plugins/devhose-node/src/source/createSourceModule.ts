import {
  coreServices,
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { SourceSecrets, type TrustedSenders } from '../trust/SourceSecrets';
import type { DeliverySource } from './DeliverySource';
import { devhoseSourcesExtensionPoint } from './devhoseSourcesExtensionPoint';

/**
 * A backend module that adds one source, whose secrets are configured under
 * `devhose.sources.<id>`. Where nothing is configured there, the source is off.
 *
 * @param options.create - Makes the source for those who are trusted.
 * @public
 */
export function createSourceModule(options: {
  id: string;
  create(senders: TrustedSenders): Omit<DeliverySource, 'id'>;
}): BackendFeature {
  const { id, create } = options;
  return createBackendModule({
    pluginId: 'devhose',
    moduleId: `source-${id}`,
    register(env) {
      env.registerInit({
        deps: {
          config: coreServices.rootConfig,
          logger: coreServices.logger,
          sources: devhoseSourcesExtensionPoint,
        },
        async init({ sources, ...deps }) {
          const senders = SourceSecrets.create({ ...deps, path: id });
          if (senders) {
            sources.addSource(Object.assign(create(senders), { id }));
          }
        },
      });
    },
  });
}
