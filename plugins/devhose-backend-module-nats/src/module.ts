import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { devhoseServiceRef } from '@pitstop/plugin-devhose-node';
import { JetStreamPublisher } from './JetStreamPublisher';
import { readNatsConfig } from './readNatsConfig';

/** More than days of a broker that is away. */
const attempts = 1000;

/**
 * Hands every event to NATS JetStream; its position moves on after the broker
 * has acknowledged that the event is stored.
 *
 * @public
 */
export const natsModule = createBackendModule({
  pluginId: 'devhose',
  moduleId: 'nats',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        devhose: devhoseServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ config, devhose, lifecycle, logger }) {
        const nats = readNatsConfig(config);
        if (nats === undefined) {
          return;
        }
        const publisher = JetStreamPublisher.create({ ...nats, logger });
        lifecycle.addStartupHook(() => {
          devhose.subscribe({
            consumer: 'nats',
            from: 'beginning',
            filter: { types: nats.types },
            attempts,
            handler: events => publisher.publish(events),
          });
        });
        lifecycle.addShutdownHook(() => publisher.close());
      },
    });
  },
});
