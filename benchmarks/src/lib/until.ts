import { setTimeout as delay } from 'node:timers/promises';

/** Asks every `everyMs` until the condition holds; gives up after `patienceMs`, by default two minutes. */
export async function until(
  condition: () => Promise<boolean>,
  everyMs = 100,
  patienceMs = 120_000,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await condition())) {
    if (performance.now() > deadline) {
      throw new Error(
        `what was waited for did not happen within ${
          patienceMs / 1000
        } seconds`,
      );
    }
    await delay(everyMs);
  }
}
