import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { DeliverySource } from '@pitstop/plugin-devhose-node';
import type { SweepRunner } from './SweepRunner';

/** A sweep that takes longer ends, and the next goes on where gaps are left. */
const timeout = { minutes: 30 };

/** Lets portals that start together start. */
const initialDelay = { seconds: 30 };

/** Has every source swept that can be, by one replica at a time. */
export async function scheduleSweeps(options: {
  scheduler: SchedulerService;
  sources: readonly DeliverySource[];
  runner: SweepRunner;
}): Promise<void> {
  const { scheduler, sources, runner } = options;
  for (const source of sources) {
    const { sweeper } = source;
    if (sweeper) {
      await scheduler.scheduleTask({
        id: `devhose-sweep-${source.id}`,
        frequency: sweeper.every,
        timeout,
        initialDelay,
        fn: signal => runner.run(source, sweeper, signal),
      });
    }
  }
}
