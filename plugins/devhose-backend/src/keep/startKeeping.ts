import type {
  AuditorService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { InterpretationContext } from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';
import type { DeliveryPreparer } from '../interpret/DeliveryPreparer';
import type { KeepingMetrics } from '../metrics/KeepingMetrics';
import { DeliveryReads } from '../read/DeliveryReads';
import type { Sources } from '../sources/Sources';
import type { ArchiveStore } from './archive/ArchiveStore';
import { DeliveryExport } from './DeliveryExport';
import { Erasures } from './erase/Erasures';
import { Keeping } from './Keeping';
import type { RetentionPolicy } from './RetentionPolicy';

/** What becomes of deliveries once they are in the log. */
export interface KeepingParts {
  keeping: Keeping;
  erasures: Erasures;
  deliveryExport: DeliveryExport;
  reads: DeliveryReads;
}

/** Has what is over its time expire, and whoever asked for it forgotten. */
export async function startKeeping(options: {
  archiveStore: ArchiveStore | undefined;
  auditor: AuditorService;
  context: InterpretationContext;
  knex: Knex;
  logger: LoggerService;
  metrics: KeepingMetrics;
  preparer: DeliveryPreparer;
  retention: RetentionPolicy;
  scheduler: SchedulerService;
  sources: Sources;
}): Promise<KeepingParts> {
  const { knex, scheduler } = options;
  const reads = DeliveryReads.create({ knex });
  await scheduler.scheduleTask({
    id: 'devhose-delivery-reads',
    frequency: { hours: 24 },
    timeout: { minutes: 5 },
    fn: () => reads.forgetOld(),
  });
  const keeping = await Keeping.start({
    ...options,
    policy: options.retention,
    store: options.archiveStore,
  });
  return {
    keeping,
    erasures: await Erasures.start({
      ...options,
      eraseFiles: () => keeping.startSoon(),
    }),
    deliveryExport: DeliveryExport.create({ knex }),
    reads,
  };
}
