import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { logDirectory, root } from './paths.mjs';
import { SentenceError } from './sentenceError.mjs';

const SHOWN_LINES = 15;

/**
 * Runs a command to its end with its output in a log. If it fails, the end of
 * the log is shown.
 *
 * @param {string} name of the log
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [environment]
 */
export async function runLogged(name, command, args, environment) {
  await mkdir(logDirectory, { recursive: true });
  const logPath = join(logDirectory, `${name}.log`);
  const log = createWriteStream(logPath);
  await once(log, 'open');

  const child = spawn(command, args, {
    cwd: root,
    env: environment ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const stop = () => child.kill('SIGTERM');
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) {
    process.on(signal, stop);
  }
  try {
    const [code, signal] = await once(child, 'close');
    await new Promise(resolve => log.end(() => resolve(undefined)));
    if (code !== 0) {
      await fail(name, logPath, code ?? signal);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new SentenceError(
        `The command '${command}' is not there: install Node with npm and try again.`,
      );
    }
    throw error;
  } finally {
    for (const signal of signals) {
      process.off(signal, stop);
    }
  }
}

/**
 * @param {string} name
 * @param {string} logPath
 * @param {number | string} result
 */
async function fail(name, logPath, result) {
  if (result === 'SIGTERM' || result === 'SIGINT') {
    process.exit(130);
  }
  const output = await readFile(logPath, 'utf8');
  if (/ENOSPC|No space left on device/i.test(output)) {
    throw new SentenceError(
      `The disk is full: make room (a first start needs about 4 GB) and try again.`,
    );
  }
  if (output.includes('YN0028')) {
    throw new SentenceError(
      'A package.json was changed and yarn.lock was not: run `.pitstop/bin/yarn install`.',
    );
  }
  console.error(output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n'));
  throw new SentenceError(
    `Installing (${name}) failed with ${result}; the whole output is in ${logPath}.`,
  );
}
