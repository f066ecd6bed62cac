import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../bootstrap/paths.mjs';
import { SentenceError } from '../../bootstrap/sentenceError.mjs';
import { startPortal } from '../portal/portal.ts';
import { findFreePort } from '../ports.ts';
import { loadSecrets, webhookVariables } from '../secrets.ts';
import { consoleSteps } from '../steps.ts';
import { type Counts, reconcile } from './counts.ts';
import { findBrowser } from './findBrowser.ts';
import { runVisibly } from './runVisibly.ts';
import type { TestContext } from './testContext.ts';

interface PlaywrightResults {
  stats: {
    expected: number;
    unexpected: number;
    flaky: number;
    skipped: number;
  };
  /** What failed outside of any test. */
  errors: unknown[];
}

/** Paths of the browser tests, relative to the checkout. */
export function browserTestFiles(): string[] {
  return globSync('packages/*/e2e-tests/**/*.test.ts', { cwd: root }).sort();
}

/**
 * Runs browser tests against a portal of their own, with the smallest company
 * and data that are thrown away.
 */
export async function runBrowserTests(
  files: string[],
  context: TestContext,
): Promise<Counts> {
  const browser = findBrowser(process.env);
  if (!browser) {
    return withoutBrowser(files, context);
  }
  const { signal, logDirectory, temporaryDirectory } = context;
  const dataDirectory = join(temporaryDirectory, 'portal');
  const cleanup = new AsyncDisposableStack();
  try {
    const portal = await startPortal(
      {
        port: await findFreePort(),
        size: 'tiny',
        dataDirectory,
        logDirectory,
        durable: false,
        steps: consoleSteps,
      },
      { cleanup, signal },
    );
    const secrets = await loadSecrets(dataDirectory);
    return await runPlaywright(files, context, {
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_URL: portal.url,
      ...webhookVariables(secrets),
      PITSTOP_SERVICE_TOKEN: secrets.serviceToken,
    });
  } finally {
    await cleanup.disposeAsync();
  }
}

function withoutBrowser(
  files: string[],
  { continuousIntegration }: TestContext,
): Counts {
  const problem =
    'no Chromium or Chrome was found: install one, or say where it is with CHROMIUM_PATH';
  if (continuousIntegration) {
    throw new SentenceError(`The browser tests cannot run: ${problem}.`);
  }
  const rule = '!'.repeat(78);
  console.log(`${rule}\nThe browser tests were SKIPPED: ${problem}.\n${rule}`);
  return { passed: 0, failed: 0, skipped: files.length };
}

async function runPlaywright(
  files: string[],
  { signal, temporaryDirectory }: TestContext,
  environment: NodeJS.ProcessEnv,
): Promise<Counts> {
  const resultsPath = join(temporaryDirectory, 'playwright.json');
  const exitCode = await runVisibly(
    'playwright',
    ['test', '--reporter=list,json', ...files],
    {
      environment: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: resultsPath },
      signal,
    },
  );
  const { stats, errors }: PlaywrightResults = JSON.parse(
    await readFile(resultsPath, 'utf8'),
  );
  return reconcile(
    {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
    },
    exitCode,
  );
}
