import { SentenceError } from '../../bootstrap/sentenceError.mjs';
import { formatSeconds } from '../steps.ts';
import { type Counts, countOne, format } from './counts.ts';
import type { TestStep } from './testSteps.ts';

/**
 * Runs every step, whatever became of those before. One that could not run
 * counts as a failure.
 */
export async function runSteps(
  steps: TestStep[],
  signal: AbortSignal,
): Promise<Counts[]> {
  const summary: string[] = [];
  const results: Counts[] = [];
  for (const { name, run } of steps) {
    console.log(`\n── ${name}\n`);
    const begun = performance.now();
    const counts = await run().catch(error => {
      signal.throwIfAborted();
      console.error(error instanceof SentenceError ? error.message : error);
      return countOne(false);
    });
    results.push(counts);
    const duration = formatSeconds(performance.now() - begun);
    summary.push(
      `  ${counts.failed ? '✗' : '✓'} ${name}: ${format(counts)} (${duration})`,
    );
  }
  console.log(`\n${summary.join('\n')}\n`);
  return results;
}
