import { setTimeout } from 'node:timers/promises';

const pollMilliseconds = 50;

/** Asks until there is an answer; the test's time limit ends a wait in vain. */
export async function waitFor<T>(
  ask: () => Promise<T | undefined>,
): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    await setTimeout(pollMilliseconds);
  }
}
