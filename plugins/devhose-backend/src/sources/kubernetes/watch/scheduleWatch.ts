import type {
  AuthService,
  DiscoveryService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import type { FeedIntake } from '../../../feed/FeedIntake';
import { KubernetesSource } from '../KubernetesSource';
import { ClusterWatches } from './ClusterWatches';
import { Components } from './Components';
import { DeliveryWriter } from './DeliveryWriter';
import { KubernetesApi } from './KubernetesApi';
import { readKubernetesConfig } from './readKubernetesConfig';
import { WatchBook } from './WatchBook';

/**
 * Has the clusters watched where that is configured, by one replica at a time:
 * the scheduler gives the next turn to whichever is there.
 */
export async function scheduleWatch(options: {
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  discovery: DiscoveryService;
  intake: FeedIntake;
  knex: Knex;
  logger: LoggerService;
  scheduler: SchedulerService;
}): Promise<void> {
  const { config, intake, knex, logger, scheduler } = options;
  const read = readKubernetesConfig(config);
  if (read === undefined) {
    return;
  }
  const { environments, watchSeconds } = read;
  const api = KubernetesApi.create({ ...options, watchSeconds });
  const watches = ClusterWatches.create({
    api,
    book: WatchBook.create({ knex }),
    writer: DeliveryWriter.create({
      source: KubernetesSource.create(),
      intake,
      api,
      components: Components.create(options),
      environments,
    }),
    logger,
  });
  await scheduler.scheduleTask({
    id: 'devhose-kubernetes-watch',
    frequency: { seconds: 5 },
    // A little longer than a turn: who dies in it is replaced then.
    timeout: { minutes: 5 },
    initialDelay: { seconds: 2 },
    fn: signal => watches.run(signal),
  });
}
