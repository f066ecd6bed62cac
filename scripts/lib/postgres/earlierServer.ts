import { execFile } from 'node:child_process';
import { readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const PATIENCE_MILLISECONDS = 30_000;

/**
 * Stops the server that an earlier run left on a data directory when it was
 * killed. The caller holds the lock of the checkout, so nobody uses it.
 */
export async function stopEarlierServer(dataPath: string): Promise<void> {
  const data = await realpath(dataPath).catch(() => dataPath);
  const pid = await recordedProcess(data);
  if (pid === undefined || !(await worksIn(pid, data))) {
    return;
  }
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  while (await worksIn(pid, data)) {
    if (Date.now() > deadline) {
      process.kill(pid, 'SIGQUIT');
    }
    await delay(100);
  }
}

/** Of the server that runs, or once ran, on a data directory. */
async function recordedProcess(data: string): Promise<number | undefined> {
  const lines = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(
    () => undefined,
  );
  return lines === undefined ? undefined : parseInt(lines, 10);
}

/**
 * Whether a process is the server of this data directory, and not one that was
 * given the same id since. PostgreSQL works in its data directory.
 */
async function worksIn(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'linux') {
    return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === data;
  }
  const { stdout } = await promisify(execFile)('ps', [
    '-p',
    String(pid),
    '-o',
    'command=',
  ]).catch(() => ({ stdout: '' }));
  return stdout.includes(data);
}
