import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { DevhoseService } from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';
import type { LogHead } from '../log/LogHead';
import type { ListenedChannels } from '../log/LogListener';
import {
  ConsumerBook,
  Consumers,
  forgetMilestones,
  leaseChannel,
  LeaseSignal,
} from './consumers';
import { EventStreams } from './EventStreams';
import { FollowReader } from './FollowReader';
import { LogFollower } from './LogFollower';
import {
  AddressGuard,
  sealSecrets,
  type SecretBox,
  webhookChannel,
  WebhookClient,
  WebhookEndpoints,
  WebhookRunner,
} from './webhooks';

/** The ways by which events go out. */
export interface Delivery {
  follower: LogFollower;
  streams: EventStreams;
  consumers: Consumers;
  consumerBook: ConsumerBook;
  webhookEndpoints: WebhookEndpoints;
  webhooks: WebhookRunner;
  /** What other processes call out, by channel. */
  channels: ListenedChannels;
  /** Lets those go who wait for events. */
  close(): void;
}

/** Gets ready to hand events out; webhooks begin when they are started. */
export async function startDelivery(options: {
  devhose: DevhoseService;
  head: LogHead;
  knex: Knex;
  logger: LoggerService;
  scheduler: SchedulerService;
  webhookNetworks: string[];
  webhookSecrets: SecretBox;
}): Promise<Delivery> {
  const { head, knex, scheduler, webhookSecrets: box } = options;
  await scheduler.scheduleTask({
    id: 'devhose-milestones',
    frequency: { hours: 24 },
    timeout: { minutes: 5 },
    fn: async () => {
      await forgetMilestones(knex);
    },
  });
  const leases = LeaseSignal.create();
  const consumers = Consumers.create({ knex, signal: leases });

  await sealSecrets({ ...options, box });
  const webhookEndpoints = WebhookEndpoints.create({ knex, box });
  const guard = AddressGuard.create({ allowed: options.webhookNetworks });
  const webhooks = WebhookRunner.create({
    ...options,
    endpoints: webhookEndpoints,
    client: WebhookClient.create({ guard, box }),
  });

  const follower = LogFollower.create({
    reader: FollowReader.create({ knex }),
    head,
  });
  const streams = EventStreams.create({ knex, head });
  return {
    follower,
    streams,
    consumers,
    consumerBook: ConsumerBook.create({ knex }),
    webhookEndpoints,
    webhooks,
    channels: {
      [leaseChannel]: consumer => leases.changed(consumer),
      [webhookChannel]: () => webhooks.changed(),
    },
    close: () => {
      follower.close();
      streams.close();
      consumers.close();
    },
  };
}
