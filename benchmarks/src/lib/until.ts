import { setTimeout as delay } from 'node:timers/promises';

/** Asks every `everyMs` until the condition holds; gives up after two minutes. */
export async function until(
  condition: () => Promise<boolean>,
  everyMs = 100,
): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (!(await condition())) {
    if (performance.now() > deadline) {
      throw new Error('what was waited for did not happen within two minutes');
    }
    await delay(everyMs);
  }
}
