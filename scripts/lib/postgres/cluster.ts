import { execFile } from 'node:child_process';
import {
  chmod,
  chown,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../bootstrap/paths.mjs';
import { SentenceError } from '../../bootstrap/sentenceError.mjs';
import { speaksOfFullDisk } from '../logs.ts';
import type { Account } from './account.ts';
import type { PostgresBinaries } from './binaries.ts';

/** The only user of an embedded database. */
export const databaseUser = 'pitstop';

/** What a database cluster is made from. */
export interface ClusterOptions {
  binaries: PostgresBinaries;
  /** Holds the cluster in its subdirectory `data`. */
  directory: string;
  account: Account | undefined;
  password: string;
  /** Whether its files must survive a power failure. */
  durable: boolean;
}

/**
 * Makes a database cluster where there is none yet, in full or not at all.
 *
 * @returns its data directory
 */
export async function ensureCluster(options: ClusterOptions): Promise<string> {
  const data = join(options.directory, 'data');
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(
    () => undefined,
  );
  const major = options.binaries.version.split('.')[0];
  if (version === undefined) {
    if (await exists(data)) {
      throw damaged(data, 'PG_VERSION is missing');
    }
    await createCluster(options, data);
  } else if (version.trim() !== major) {
    throw new SentenceError(
      `The database in ${data} was made by PostgreSQL ${version.trim()}, and this Pitstop brings ${major}: \`npm start -- --reset\` begins with empty data.`,
    );
  }
  return data;
}

/** The sentence for a database that doesn't start any more. */
export function damaged(data: string, reason: string): SentenceError {
  return new SentenceError(
    `The database in ${data} is damaged (${reason}): put a copy back, or begin with empty data by \`npm start -- --reset\`.`,
  );
}

async function createCluster(options: ClusterOptions, data: string) {
  const { binaries, directory, account } = options;
  await mkdir(directory, { recursive: true });
  const unfinished = join(directory, 'data.unfinished');
  const passwordFile = join(directory, 'password.unfinished');
  await rm(unfinished, { recursive: true, force: true });
  await writeFile(passwordFile, options.password, { mode: 0o600 });
  if (account) {
    await letIn(directory);
    await chown(directory, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  try {
    await promisify(execFile)(
      binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        `--username=${databaseUser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // The same order of texts on every machine, whatever it has installed.
        '--no-locale',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...(options.durable ? [] : ['--no-sync']),
      ],
      { ...account, cwd: directory },
    );
    await rename(unfinished, data);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw explainCreation(error, directory);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * Lets the database's account pass through the directories on the way that are
 * ours to decide about.
 */
async function letIn(directory: string) {
  for (const ours of [root, tmpdir()]) {
    const steps = relative(ours, dirname(directory)).split(sep);
    if (steps[0] !== '..') {
      for (const depth of steps.keys()) {
        const path = join(ours, ...steps.slice(0, depth + 1));
        await chmod(path, (await stat(path)).mode | 0o011);
      }
    }
  }
}

function explainCreation(error: unknown, directory: string): unknown {
  const output =
    error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  if (speaksOfFullDisk(output)) {
    return new SentenceError(
      `The disk is full, so the database cannot be made in ${directory}: make room and start again.`,
    );
  }
  const reason = /^initdb: error: (.*)$/m.exec(output)?.[1];
  return reason
    ? new SentenceError(
        `The database cannot be made in ${directory}: ${reason}.`,
      )
    : error;
}

function exists(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    error => error.code !== 'ENOENT',
  );
}
