import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { DevhoseMetrics } from '../metrics/DevhoseMetrics';
import { BodyCompressor } from './BodyCompressor';
import { DeliveryLog } from './DeliveryLog';
import { GroupCommit } from './GroupCommit';
import type { LogHead } from './LogHead';
import { Partitions } from './Partitions';
import { StubbornAppender } from './StubbornAppender';

/** The ways into the log. */
export interface LogWriters {
  /** Appends what it is given as one, and tries again where that helps. */
  appender: StubbornAppender;
  /** For deliveries that come in by themselves: appends what is there together. */
  log: GroupCommit;
  /** For what is fetched: as `log`, but what comes in an order keeps it. */
  fetchedLog: GroupCommit;
  /** Writes what is under way. */
  close(): Promise<void>;
}

/** Makes sure that there are partitions, and opens the log for writing. */
export async function startLog(options: {
  knex: Knex;
  head: LogHead;
  metrics: DevhoseMetrics;
  scheduler: SchedulerService;
  logger: LoggerService;
}): Promise<LogWriters> {
  const { metrics, scheduler, logger } = options;
  const partitions = Partitions.create(options);
  await partitions.makeAhead(new Date());
  await scheduler.scheduleTask({
    id: 'devhose-partitions',
    frequency: { hours: 12 },
    timeout: { minutes: 5 },
    fn: () => partitions.makeAhead(new Date()),
  });

  const compressor = BodyCompressor.create({ logger });
  const appender = StubbornAppender.create({
    appender: DeliveryLog.create({
      ...options,
      partitions,
      encode: bodies => compressor.encode(bodies),
    }),
    logger,
  });
  const commit: Parameters<typeof GroupCommit.create>[0] = {
    append: batch => appender.append(batch),
    observe: batch => metrics.recordBatch(batch),
  };
  const log = GroupCommit.create({ ...commit, appendsAtOnce: 2 });
  const fetchedLog = GroupCommit.create(commit);
  return {
    appender,
    log,
    fetchedLog,
    close: async () => {
      await Promise.all([log.close(), fetchedLog.close()]);
      await compressor.close();
    },
  };
}
