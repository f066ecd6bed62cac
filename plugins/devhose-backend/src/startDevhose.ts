import type {
  AuditorService,
  AuthService,
  DatabaseService,
  DiscoveryService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { DevhoseService } from '@pitstop/plugin-devhose-node';
import type { CopiedParts } from './deliver/EventsCopy';
import { startDelivery, type Delivery } from './deliver/startDelivery';
import type { SecretBox } from './deliver/webhooks';
import { startIngest, type Ingest } from './ingest/startIngest';
import { createInterpretationContext } from './interpret/createInterpretationContext';
import { DeliveryPreparer } from './interpret/DeliveryPreparer';
import { installationKey } from './interpret/installationKey';
import type { ArchiveStore } from './keep/archive/ArchiveStore';
import type { RetentionPolicy } from './keep/RetentionPolicy';
import { startKeeping, type KeepingParts } from './keep/startKeeping';
import { LogHead } from './log/LogHead';
import { LogListener } from './log/LogListener';
import { openDatabase } from './log/openDatabase';
import { startLog } from './log/startLog';
import { DevhoseMetrics } from './metrics/DevhoseMetrics';
import { KeepingMetrics } from './metrics/KeepingMetrics';
import { ChainReader } from './read/chain/ChainReader';
import { DeliveryReader } from './read/DeliveryReader';
import { EventReader } from './read/EventReader';
import { FailureReader } from './read/failures/FailureReader';
import { VocabularyReader } from './read/VocabularyReader';
import { ReadingThreads, threadsFor } from './reinterpret/ReadingThreads';
import {
  reinterpretationChannel,
  Reinterpretations,
} from './reinterpret/Reinterpretations';
import { Reinterpreter } from './reinterpret/Reinterpreter';
import type { Sources } from './sources/Sources';

/** The running parts that the routers stand on. */
export interface Devhose
  extends Omit<Ingest, 'stop'>,
    Omit<Delivery, 'channels' | 'close'>,
    KeepingParts {
  chains: ChainReader;
  deliveries: DeliveryReader;
  events: EventReader;
  failures: FailureReader;
  reinterpretations: Reinterpretations;
  vocabulary: VocabularyReader;
  /** Answers what is under way, then lets go of the database. */
  stop(): Promise<void>;
}

/** @throws Error if the database will not do. */
export async function startDevhose(options: {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  discovery: DiscoveryService;
  database: DatabaseService;
  eventsService: EventsService;
  logger: LoggerService;
  metrics: MetricsService;
  scheduler: SchedulerService;
  sources: Sources;
  devhose: DevhoseService;
  ingestMemoryBytes: number;
  copiedParts: CopiedParts;
  webhookNetworks: string[];
  webhookSecrets: SecretBox;
  retention: RetentionPolicy;
  archiveStore: ArchiveStore | undefined;
  reinterpretationShare: number;
}): Promise<Devhose> {
  const { logger, sources } = options;
  const knex = await openDatabase(options.database);
  const head = LogHead.create();
  const metrics = DevhoseMetrics.create(options.metrics);
  const parts = { ...options, knex, head, metrics };

  const writers = await startLog(parts);
  const contributorKey = await installationKey(knex, 'contributor');
  const context = createInterpretationContext(contributorKey);
  const preparer = DeliveryPreparer.create({ context, metrics });

  const { stop: stopIngest, ...ingest } = await startIngest({
    ...parts,
    preparer,
    writers,
  });
  const {
    channels,
    close: closeDelivery,
    ...delivery
  } = await startDelivery(parts);
  const keeping = await startKeeping({
    ...parts,
    context,
    metrics: KeepingMetrics.create(options.metrics),
    preparer,
  });
  const share = options.reinterpretationShare;
  const reinterpreter = Reinterpreter.start({
    knex,
    logger,
    sources,
    threads: ReadingThreads.create({
      sources,
      contributorKey,
      logger,
      count: threadsFor(share),
    }),
    share,
  });
  const listener = LogListener.start({
    knex,
    head,
    logger,
    channels: {
      ...channels,
      [reinterpretationChannel]: () => reinterpreter.wake(),
    },
  });

  const events = EventReader.create({ knex });
  return {
    ...ingest,
    ...delivery,
    ...keeping,
    chains: ChainReader.create({ knex, events }),
    deliveries: DeliveryReader.create({ knex }),
    events,
    failures: FailureReader.create({ knex }),
    reinterpretations: Reinterpretations.create({ knex, sources }),
    vocabulary: VocabularyReader.create({ knex }),
    stop: async () => {
      await delivery.webhooks.stop();
      await reinterpreter.stop();
      closeDelivery();
      await writers.close();
      await stopIngest();
      await listener.close();
    },
  };
}
