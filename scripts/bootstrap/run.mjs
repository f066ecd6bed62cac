import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './paths.mjs';

const PARENT_CHECK_MILLISECONDS = 1_000;
const LEFTOVER_PATIENCE_MILLISECONDS = 10_000;

/**
 * Runs a command in a process group of its own, so that Ctrl-C reaches only us
 * and the command can stop what it started in the right order. Nothing of the
 * group survives, whether the command ends, is killed, or we are.
 *
 * @param {string} executable
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<number>} the exit code
 */
export async function run(executable, args, environment) {
  const child = spawn(executable, args, {
    cwd: root,
    env: environment,
    detached: true,
    // The channel carries nothing; it breaks when we die, which tells the
    // command to stop.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

  const stop = () => child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, stop);
  }
  // `npm` may be gone without having passed a signal on.
  const parent = process.ppid;
  const parentCheck = setInterval(() => {
    if (process.ppid !== parent) {
      stop();
    }
  }, PARENT_CHECK_MILLISECONDS);

  const exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(signal ? 128 + constants.signals[signal] : code),
    );
  });
  clearInterval(parentCheck);
  await endGroup(child.pid);
  return exitCode;
}

/** @param {number | undefined} group */
async function endGroup(group) {
  const begun = Date.now();
  for (;;) {
    const waited = Date.now() - begun;
    const patient = waited < LEFTOVER_PATIENCE_MILLISECONDS;
    const anyoneLeft = signalGroup(group, patient ? 'SIGTERM' : 'SIGKILL');
    // Where nobody reaps them, as in many containers, the dead still count.
    if (!anyoneLeft || waited > 1.5 * LEFTOVER_PATIENCE_MILLISECONDS) {
      return;
    }
    await delay(100);
  }
}

/**
 * @param {number | undefined} group
 * @param {NodeJS.Signals} signal
 * @returns {boolean} whether anyone was left
 */
function signalGroup(group, signal) {
  if (group === undefined) {
    return false;
  }
  try {
    process.kill(-group, signal);
    return true;
  } catch {
    // Nobody is there, or only what isn't ours to end.
    return false;
  }
}
