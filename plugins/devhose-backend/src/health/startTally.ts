import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { forgetOldCounts } from './addCounts';
import { SourceTally } from './SourceTally';

/** Begins to count what becomes of the requests to sources. */
export async function startTally(options: {
  knex: Knex;
  logger: LoggerService;
  scheduler: SchedulerService;
}): Promise<SourceTally> {
  const { knex, scheduler } = options;
  await scheduler.scheduleTask({
    id: 'devhose-source-counts',
    frequency: { hours: 12 },
    timeout: { minutes: 5 },
    fn: () => forgetOldCounts(knex),
  });
  return SourceTally.start(options);
}
