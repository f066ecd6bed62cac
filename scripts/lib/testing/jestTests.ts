import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from '../postgres/embeddedPostgres.ts';
import { type Counts, reconcile } from './counts.ts';
import { runVisibly } from './runVisibly.ts';
import type { TestContext } from './testContext.ts';

/** More would compete for the database and the memory of a laptop. */
const MOST_WORKERS = 4;

interface JestResults {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
}

/** Runs the unit and integration tests on a PostgreSQL that is thrown away. */
export async function runJestTests(context: TestContext): Promise<Counts> {
  const { signal, logDirectory, temporaryDirectory, pattern } = context;
  const database = await EmbeddedPostgres.start({
    directory: join(temporaryDirectory, 'postgres'),
    logDirectory,
    password: 'not-a-secret',
    durable: false,
    // Every test suite opens pools of its own.
    maximumConnections: 500,
    signal,
  });
  try {
    const resultsPath = join(temporaryDirectory, 'jest.json');
    const exitCode = await runVisibly(
      'backstage-cli',
      [
        'repo',
        'test',
        '--watch=false',
        '--ci',
        `--maxWorkers=${Math.min(availableParallelism(), MOST_WORKERS)}`,
        '--json',
        `--outputFile=${resultsPath}`,
        ...pattern,
      ],
      {
        environment: {
          NODE_ENV: 'test',
          BACKSTAGE_TEST_DISABLE_DOCKER: '1',
          BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: database.url,
          // knex hides passwords when tests copy a connection for another process.
          PGPASSWORD: new URL(database.url).password,
        },
        signal,
      },
    );
    return reconcile(await readResults(resultsPath), exitCode);
  } finally {
    await database.stop();
  }
}

async function readResults(path: string): Promise<Counts> {
  const results: JestResults = JSON.parse(await readFile(path, 'utf8'));
  return {
    passed: results.numPassedTests,
    // A suite that could not run has no tests to fail.
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}
