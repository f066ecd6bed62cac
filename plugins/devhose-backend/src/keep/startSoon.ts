import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';

/** Starts a task now instead of when it is due, unless it is under way. */
export async function startSoon(
  scheduler: SchedulerService,
  task: string,
  logger: LoggerService,
): Promise<void> {
  try {
    await scheduler.triggerTask(task);
  } catch (error) {
    if (!(error instanceof ConflictError)) {
      throw error;
    }
    logger.debug(`${task} is under way and will see to it`);
  }
}
