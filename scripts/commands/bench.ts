import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { root, stateDirectory } from '../bootstrap/paths.mjs';
import { SentenceError } from '../bootstrap/sentenceError.mjs';
import { type CommandContext, runCommand } from '../lib/command.ts';
import { typescriptArgs } from '../lib/portal/nodeArgs.ts';
import { EmbeddedPostgres } from '../lib/postgres/embeddedPostgres.ts';
import { runVisibly } from '../lib/testing/runVisibly.ts';

/**
 * Runs a benchmark on a PostgreSQL of its own, with the durable settings that
 * the product runs on; or on that of `DATABASE_URL`.
 */
async function bench(context: CommandContext): Promise<number> {
  const [name, ...args] = process.argv.slice(2);
  const names = globSync('benchmarks/src/*/main.ts', { cwd: root })
    .map(path => basename(dirname(path)))
    .sort();
  if (!names.includes(name)) {
    throw new SentenceError(
      `There is no benchmark '${name ?? ''}', only ${names.join(', ')}.`,
    );
  }
  const databaseUrl = process.env.DATABASE_URL ?? (await ownDatabase(context));
  return await runVisibly(
    'node',
    [...typescriptArgs, `benchmarks/src/${name}/main.ts`, ...args],
    {
      environment: { DATABASE_URL: databaseUrl, NODE_ENV: 'production' },
      signal: context.signal,
    },
  );
}

async function ownDatabase({ cleanup, signal }: CommandContext) {
  // Not in the temporary directory, which is often no disk.
  const directory = await mkdtemp(join(stateDirectory, 'bench-'));
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  const database = await EmbeddedPostgres.start({
    directory: join(directory, 'postgres'),
    logDirectory: join(directory, 'logs'),
    password: 'not-a-secret',
    durable: true,
    maximumConnections: 100,
    // Some measure from the moment of a commit.
    settings: { track_commit_timestamp: 'on' },
    signal,
  });
  cleanup.defer(() => database.stop());
  return database.url;
}

await runCommand(bench);
