import type {
  AuthService,
  DiscoveryService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { Knex } from 'knex';
import { EventsCopy, type CopiedParts } from '../deliver/EventsCopy';
import { FeedIntake } from '../feed/FeedIntake';
import { SourceHealth } from '../health/SourceHealth';
import type { SourceTally } from '../health/SourceTally';
import { startTally } from '../health/startTally';
import { DeliveryImporter } from '../import/DeliveryImporter';
import type { DeliveryPreparer } from '../interpret/DeliveryPreparer';
import { SourceGates } from '../limits/SourceGates';
import type { LogWriters } from '../log/startLog';
import type { DevhoseMetrics } from '../metrics/DevhoseMetrics';
import { scheduleWatch } from '../sources/kubernetes/watch/scheduleWatch';
import type { Sources } from '../sources/Sources';
import { scheduleSweeps } from '../sweep/scheduleSweeps';
import { SweepBook } from '../sweep/SweepBook';
import { SweepRunner } from '../sweep/SweepRunner';
import { BodyMemory } from './BodyMemory';
import { DeliveryIntake } from './DeliveryIntake';

/** The ways by which deliveries come in, and how they are getting on. */
export interface Ingest {
  gates: SourceGates;
  intake: DeliveryIntake;
  feedIntake: FeedIntake;
  importer: DeliveryImporter;
  sweeps: SweepBook;
  tally: SourceTally;
  sourceHealth: SourceHealth;
  /** Writes what was counted. */
  stop(): Promise<void>;
}

/** Lets deliveries in: those that are sent, and those that are swept, watched and imported. */
export async function startIngest(options: {
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  copiedParts: CopiedParts;
  discovery: DiscoveryService;
  eventsService: EventsService;
  ingestMemoryBytes: number;
  knex: Knex;
  logger: LoggerService;
  metrics: DevhoseMetrics;
  preparer: DeliveryPreparer;
  scheduler: SchedulerService;
  sources: Sources;
  writers: LogWriters;
}): Promise<Ingest> {
  const { eventsService, knex, scheduler, sources, writers } = options;
  const tally = await startTally(options);
  const gates = SourceGates.create({
    ...options,
    memory: BodyMemory.create({ limitBytes: options.ingestMemoryBytes }),
    sources: sources.all(),
  });
  const copy = EventsCopy.create({
    ...options,
    events: eventsService,
    parts: options.copiedParts,
  });
  const feedIntake = FeedIntake.create({
    ...options,
    log: writers.fetchedLog,
    tally,
    copy,
  });

  const sweeps = SweepBook.create({ knex });
  await scheduleSweeps({
    scheduler,
    sources: sources.all(),
    runner: SweepRunner.create({
      ...options,
      book: sweeps,
      intake: feedIntake,
    }),
  });
  await scheduleWatch({ ...options, intake: feedIntake });

  return {
    gates,
    intake: DeliveryIntake.create({
      ...options,
      log: writers.log,
      tally,
      copy,
    }),
    feedIntake,
    importer: DeliveryImporter.create({
      ...options,
      log: writers.appender,
      tally,
    }),
    sweeps,
    tally,
    sourceHealth: SourceHealth.create({ ...options, tally, sweeps, gates }),
    stop: () => tally.stop(),
  };
}
