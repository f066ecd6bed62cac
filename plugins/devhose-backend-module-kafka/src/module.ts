import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  devhoseFeedsExtensionPoint,
  devhoseServiceRef,
} from '@pitstop/plugin-devhose-node';
import { KafkaFeed } from './KafkaFeed';
import { KafkaJsClient } from './KafkaJsClient';
import { KafkaPublisher } from './KafkaPublisher';
import { readKafkaConfig } from './readKafkaConfig';

/** More than days of brokers that are away. */
const attempts = 1000;

/**
 * Hands every event to Kafka, its position moving on after all in-sync replicas
 * have the event; and takes in CloudEvents from topics, whose offsets move on
 * after they are in the log.
 *
 * @public
 */
export const kafkaModule = createBackendModule({
  pluginId: 'devhose',
  moduleId: 'kafka',
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
        const kafka = readKafkaConfig(config);
        if (kafka === undefined) {
          return;
        }
        const { connection, inbound, origin, topic, types } = kafka;
        const client = KafkaJsClient.create({ connection, logger });
        lifecycle.addShutdownHook(() => client.close());
        if (inbound) {
          feeds.addFeed(KafkaFeed.create({ client, inbound, origin }));
        }
        if (topic !== undefined) {
          const publisher = KafkaPublisher.create({ client, topic, origin });
          lifecycle.addStartupHook(() => {
            devhose.subscribe({
              consumer: 'kafka',
              from: 'beginning',
              filter: { types },
              attempts,
              handler: events => publisher.publish(events),
            });
          });
        }
      },
    });
  },
});
