import { setTimeout as sleep } from 'node:timers/promises';

const pauseMilliseconds = 50;
const patienceMilliseconds = 60_000;

/** Tries again until it works, as a subscription does; fails with the last failure. */
export async function persistently<T>(attempt: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + patienceMilliseconds;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > giveUpAt) {
        throw error;
      }
    }
    await sleep(pauseMilliseconds);
  }
}
