import type {
  AuditorService,
  AuthService,
  DatabaseService,
  DiscoveryService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import {
  ConsumerBook,
  Consumers,
  forgetMilestones,
  leaseChannel,
  LeaseSignal,
} from './deliver/consumers';
import { EventStreams } from './deliver/EventStreams';
import type { DevhoseService } from '@pitstop/plugin-devhose-node';
import { EventsCopy, type CopiedParts } from './deliver/EventsCopy';
import { FollowReader } from './deliver/FollowReader';
import { LogFollower } from './deliver/LogFollower';
import {
  AddressGuard,
  sealSecrets,
  type SecretBox,
  webhookChannel,
  WebhookClient,
  WebhookEndpoints,
  WebhookRunner,
} from './deliver/webhooks';
import { FeedIntake } from './feed/FeedIntake';
import { SourceHealth } from './health/SourceHealth';
import type { SourceTally } from './health/SourceTally';
import { startTally } from './health/startTally';
import { DeliveryImporter } from './import/DeliveryImporter';
import { BodyMemory } from './ingest/BodyMemory';
import { DeliveryIntake } from './ingest/DeliveryIntake';
import { BodyCompressor } from './log/BodyCompressor';
import { createInterpretationContext } from './interpret/createInterpretationContext';
import { DeliveryPreparer } from './interpret/DeliveryPreparer';
import { installationKey } from './interpret/installationKey';
import { DeliveryLog } from './log/DeliveryLog';
import { GroupCommit } from './log/GroupCommit';
import { LogHead } from './log/LogHead';
import type { ArchiveStore } from './keep/archive/ArchiveStore';
import { DeliveryExport } from './keep/DeliveryExport';
import { Erasures } from './keep/erase/Erasures';
import { Keeping } from './keep/Keeping';
import type { RetentionPolicy } from './keep/RetentionPolicy';
import { LogListener } from './log/LogListener';
import { openDatabase } from './log/openDatabase';
import { Partitions } from './log/Partitions';
import { StubbornAppender } from './log/StubbornAppender';
import { DevhoseMetrics } from './metrics/DevhoseMetrics';
import { KeepingMetrics } from './metrics/KeepingMetrics';
import { DeliveryReader } from './read/DeliveryReader';
import { DeliveryReads } from './read/DeliveryReads';
import { ChainReader } from './read/chain/ChainReader';
import { EventReader } from './read/EventReader';
import { FailureReader } from './read/failures/FailureReader';
import { VocabularyReader } from './read/VocabularyReader';
import {
  reinterpretationChannel,
  Reinterpretations,
} from './reinterpret/Reinterpretations';
import { ReadingThreads, threadsFor } from './reinterpret/ReadingThreads';
import { SourceGates } from './limits/SourceGates';
import { Reinterpreter } from './reinterpret/Reinterpreter';
import { scheduleWatch } from './sources/kubernetes/watch/scheduleWatch';
import type { Sources } from './sources/Sources';
import { scheduleSweeps } from './sweep/scheduleSweeps';
import { SweepBook } from './sweep/SweepBook';
import { SweepRunner } from './sweep/SweepRunner';

/** The running parts that the routers stand on. */
export interface Devhose {
  intake: DeliveryIntake;
  feedIntake: FeedIntake;
  gates: SourceGates;
  follower: LogFollower;
  consumers: Consumers;
  consumerBook: ConsumerBook;
  webhookEndpoints: WebhookEndpoints;
  webhooks: WebhookRunner;
  importer: DeliveryImporter;
  keeping: Keeping;
  erasures: Erasures;
  deliveryExport: DeliveryExport;
  chains: ChainReader;
  events: EventReader;
  failures: FailureReader;
  streams: EventStreams;
  sweeps: SweepBook;
  vocabulary: VocabularyReader;
  tally: SourceTally;
  sourceHealth: SourceHealth;
  deliveries: DeliveryReader;
  reads: DeliveryReads;
  reinterpretations: Reinterpretations;
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
  const { logger } = options;
  const knex = await openDatabase(options.database);
  const metrics = DevhoseMetrics.create(options.metrics);

  const partitions = Partitions.create({ knex, logger });
  await partitions.makeAhead(new Date());
  await options.scheduler.scheduleTask({
    id: 'devhose-partitions',
    frequency: { hours: 12 },
    timeout: { minutes: 5 },
    fn: () => partitions.makeAhead(new Date()),
  });

  await options.scheduler.scheduleTask({
    id: 'devhose-milestones',
    frequency: { hours: 24 },
    timeout: { minutes: 5 },
    fn: async () => {
      await forgetMilestones(knex);
    },
  });
  const tally = await startTally({ ...options, knex });
  const gates = SourceGates.create({
    ...options,
    memory: BodyMemory.create({ limitBytes: options.ingestMemoryBytes }),
    sources: options.sources.all(),
  });

  const head = LogHead.create();
  const leases = LeaseSignal.create();
  const consumers = Consumers.create({ knex, signal: leases });
  const box = options.webhookSecrets;
  await sealSecrets({ knex, box, logger });
  const webhookEndpoints = WebhookEndpoints.create({ knex, box });
  const guard = AddressGuard.create({ allowed: options.webhookNetworks });
  const webhooks = WebhookRunner.create({
    knex,
    endpoints: webhookEndpoints,
    client: WebhookClient.create({ guard, box }),
    devhose: options.devhose,
    logger,
  });
  const contributorKey = await installationKey(knex, 'contributor');
  const context = createInterpretationContext(contributorKey);
  const reinterpreter = Reinterpreter.start({
    knex,
    logger,
    sources: options.sources,
    threads: ReadingThreads.create({
      sources: options.sources,
      contributorKey,
      logger,
      count: threadsFor(options.reinterpretationShare),
    }),
    share: options.reinterpretationShare,
  });
  const listener = LogListener.start({
    knex,
    head,
    logger,
    channels: {
      [leaseChannel]: consumer => leases.changed(consumer),
      [webhookChannel]: () => webhooks.changed(),
      [reinterpretationChannel]: () => reinterpreter.wake(),
    },
  });
  const compressor = BodyCompressor.create({ logger });
  const appender = StubbornAppender.create({
    appender: DeliveryLog.create({
      knex,
      partitions,
      head,
      encode: bodies => compressor.encode(bodies),
    }),
    logger,
  });
  const commit: Parameters<typeof GroupCommit.create>[0] = {
    append: batch => appender.append(batch),
    observe: batch => metrics.recordBatch(batch),
  };
  const log = GroupCommit.create({ ...commit, appendsAtOnce: 2 });
  // What is fetched comes in an order, and keeps it.
  const fetchedLog = GroupCommit.create(commit);

  const preparer = DeliveryPreparer.create({ context, metrics });
  const follower = LogFollower.create({
    reader: FollowReader.create({ knex }),
    head,
  });

  const copy = EventsCopy.create({
    events: options.eventsService,
    parts: options.copiedParts,
    logger,
  });
  const feedIntake = FeedIntake.create({
    preparer,
    log: fetchedLog,
    metrics,
    tally,
    copy,
    logger,
  });
  const sweeps = SweepBook.create({ knex });
  await scheduleSweeps({
    scheduler: options.scheduler,
    sources: options.sources.all(),
    runner: SweepRunner.create({ book: sweeps, intake: feedIntake, logger }),
  });
  await scheduleWatch({ ...options, intake: feedIntake, knex });

  const reads = DeliveryReads.create({ knex });
  await options.scheduler.scheduleTask({
    id: 'devhose-delivery-reads',
    frequency: { hours: 24 },
    timeout: { minutes: 5 },
    fn: () => reads.forgetOld(),
  });
  const keeping = await Keeping.start({
    knex,
    policy: options.retention,
    store: options.archiveStore,
    sources: options.sources,
    preparer,
    scheduler: options.scheduler,
    auditor: options.auditor,
    metrics: KeepingMetrics.create(options.metrics),
    logger,
  });

  const events = EventReader.create({ knex });
  const streams = EventStreams.create({ knex, head });

  return {
    intake: DeliveryIntake.create({ preparer, log, metrics, tally, copy }),
    feedIntake,
    gates,
    follower,
    consumers,
    consumerBook: ConsumerBook.create({ knex }),
    webhookEndpoints,
    webhooks,
    importer: DeliveryImporter.create({
      sources: options.sources,
      preparer,
      log: appender,
      metrics,
      tally,
    }),
    keeping,
    erasures: await Erasures.start({
      knex,
      sources: options.sources,
      context,
      scheduler: options.scheduler,
      logger,
      eraseFiles: () => keeping.startSoon(),
    }),
    deliveryExport: DeliveryExport.create({ knex }),
    chains: ChainReader.create({ knex, events }),
    events,
    failures: FailureReader.create({ knex }),
    streams,
    sweeps,
    vocabulary: VocabularyReader.create({ knex }),
    tally,
    sourceHealth: SourceHealth.create({
      ...options,
      knex,
      tally,
      sweeps,
      gates,
    }),
    deliveries: DeliveryReader.create({ knex }),
    reads,
    reinterpretations: Reinterpretations.create({
      knex,
      sources: options.sources,
    }),
    stop: async () => {
      await webhooks.stop();
      await reinterpreter.stop();
      follower.close();
      streams.close();
      consumers.close();
      await Promise.all([log.close(), fetchedLog.close()]);
      await compressor.close();
      await tally.stop();
      await listener.close();
    },
  };
}
