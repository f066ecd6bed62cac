import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../bootstrap/paths.mjs';
import { type Counts, reconcile } from './counts.ts';
import { runVisibly } from './runVisibly.ts';
import type { TestContext } from './testContext.ts';

/** Paths of the scripts' own tests, relative to the checkout. */
export function scriptTestFiles(): string[] {
  return globSync('scripts/**/*.test.ts', { cwd: root }).sort();
}

/** Runs tests of the scripts with Node's own runner. */
export async function runScriptTests(
  files: string[],
  { signal, temporaryDirectory }: TestContext,
): Promise<Counts> {
  const resultsPath = join(temporaryDirectory, 'scripts.json');
  const exitCode = await runVisibly(
    'node',
    [
      '--disable-warning=ExperimentalWarning',
      '--test',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      `--test-reporter=${join(root, 'scripts/lib/testing/countReporter.mjs')}`,
      `--test-reporter-destination=${resultsPath}`,
      ...files,
    ],
    { environment: { NODE_ENV: 'test' }, signal },
  );
  return reconcile(JSON.parse(await readFile(resultsPath, 'utf8')), exitCode);
}
