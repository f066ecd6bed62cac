import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  devhoseFeedsExtensionPoint,
  devhoseServiceRef,
} from '@pitstop/plugin-devhose-node';
import { JetStreamFeed } from './JetStreamFeed';
import { JetStreamPublisher } from './JetStreamPublisher';
import { readNatsConfig } from './readNatsConfig';

/** More than days of a broker that is away. */
const attempts = 1000;

/**
 * Hands every event to NATS JetStream, its position moving on after the broker
 * has acknowledged that the event is stored; and takes in CloudEvents from
 * streams, acknowledged after they are in the log.
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
        feeds: devhoseFeedsExtensionPoint,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ config, devhose, feeds, lifecycle, logger }) {
        const nats = readNatsConfig(config);
        if (nats === undefined) {
          return;
        }
        for (const inbound of nats.inbound) {
          feeds.addFeed(
            JetStreamFeed.create({ config: nats, inbound, logger }),
          );
        }
        if (nats.publish) {
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
        }
      },
    });
  },
});
