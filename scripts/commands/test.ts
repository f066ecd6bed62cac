import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logDirectory } from '../bootstrap/paths.mjs';
import { type CommandContext, runCommand } from '../lib/command.ts';
import { format, isNothing, sum } from '../lib/testing/counts.ts';
import { runSteps } from '../lib/testing/runSteps.ts';
import { testSteps } from '../lib/testing/testSteps.ts';

/**
 * Runs all checks and tests, or with arguments only the tests whose path matches
 * one of them. The last line of the output is the result.
 */
async function test({ signal, cleanup }: CommandContext): Promise<number> {
  const temporaryDirectory = await mkdtemp(join(tmpdir(), 'pitstop-test-'));
  cleanup.defer(() => rm(temporaryDirectory, { recursive: true, force: true }));

  const steps = testSteps({
    pattern: process.argv.slice(2),
    signal,
    temporaryDirectory,
    logDirectory: join(logDirectory, 'test'),
    continuousIntegration: process.env.CI === 'true',
  });
  const result = sum(await runSteps(steps, signal));
  if (isNothing(result)) {
    console.error('There is no test whose path matches.');
  }
  console.log(format(result));
  return result.failed > 0 || isNothing(result) ? 1 : 0;
}

await runCommand(test);
