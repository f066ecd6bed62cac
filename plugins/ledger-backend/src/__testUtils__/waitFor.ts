import { setTimeout as sleep } from 'node:timers/promises';

const patienceMilliseconds = 60_000;

/** Waits until an expectation holds. */
export async function waitFor(expectation: () => Promise<void>): Promise<void> {
  const givenUpAt = performance.now() + patienceMilliseconds;
  for (;;) {
    try {
      await expectation();
      return;
    } catch (error) {
      if (performance.now() > givenUpAt) {
        throw error;
      }
    }
    await sleep(20);
  }
}
