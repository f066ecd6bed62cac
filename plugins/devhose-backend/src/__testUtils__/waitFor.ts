import { setTimeout as sleep } from 'node:timers/promises';

const pauseMilliseconds = 20;
const patienceMilliseconds = 60_000;

/** Waits until an expectation holds; fails with its last failure. */
export async function waitFor<T>(
  expectation: () => T | Promise<T>,
): Promise<T> {
  const giveUpAt = Date.now() + patienceMilliseconds;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > giveUpAt) {
        throw error;
      }
    }
    await sleep(pauseMilliseconds);
  }
}
