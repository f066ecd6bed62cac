import { randomUUID } from 'node:crypto';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  devhoseSourcesExtensionPoint,
  type DeliverySource,
} from '@pitstop/plugin-devhose-node';

const source: DeliverySource = {
  id: 'tiny',
  bodyLimitBytes: 1000,
  verify: () => ({ verdict: 'genuine' }),
  deliveryId: () => randomUUID(),
  eventName: () => 'tick',
  interpreter: {
    version: 7,
    interpret: () => {
      throw new Error('out of order');
    },
  },
};

/** A source that takes so little that too much is cheap to send, and fails to read it. */
export const tinySource = createBackendModule({
  pluginId: 'devhose',
  moduleId: 'tiny',
  register(env) {
    env.registerInit({
      deps: { sources: devhoseSourcesExtensionPoint },
      init: async ({ sources }) => sources.addSource(source),
    });
  },
});
