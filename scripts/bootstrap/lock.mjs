import { mkdir, rm } from 'node:fs/promises';
import net from 'node:net';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * A lock that the operating system releases when its holder dies, however it
 * dies: the holder listens on a socket in the directory. (A file with a process
 * id would outlive a `kill -9`, and in containers the id soon means another
 * process.)
 *
 * @typedef {{ release(): Promise<void> }} Lock
 */

/**
 * Takes the lock, or answers undefined if someone else holds it.
 *
 * @param {string} directory created if missing
 * @param {string} name
 * @param {string} [holder] what {@link lockHolder} tells others about us
 * @returns {Promise<Lock | undefined>}
 */
export async function tryAcquireLock(directory, name, holder = '') {
  await mkdir(directory, { recursive: true });
  const path = socketPath(directory, name);
  const lock = await listen(path, holder);
  if (lock || (await lockHolder(directory, name)) !== undefined) {
    return lock;
  }
  // Left behind by a holder that was killed.
  await rm(path, { force: true });
  return await listen(path, holder);
}

/**
 * What the holder of the lock says about itself; undefined if nobody holds it.
 *
 * @param {string} directory
 * @param {string} name
 * @returns {Promise<string | undefined>}
 */
export async function lockHolder(directory, name) {
  const socket = net.connect(socketPath(directory, name));
  try {
    return await text(socket);
  } catch {
    return undefined;
  }
}

/**
 * Takes the lock, waiting for whoever holds it.
 *
 * @param {string} directory
 * @param {string} name
 * @param {{ onWait(): void, signal?: AbortSignal }} options `onWait` is called
 *   once, if it has to wait; the signal ends the waiting
 * @returns {Promise<Lock>}
 */
export async function acquireLock(directory, name, { onWait, signal }) {
  for (let attempt = 0; ; attempt++) {
    const lock = await tryAcquireLock(directory, name);
    if (lock) {
      return lock;
    }
    if (attempt === 0) {
      onWait();
    }
    await delay(500, undefined, { signal });
  }
}

/**
 * As short as can be: it may not be longer than ~100 bytes.
 *
 * @param {string} directory
 * @param {string} name
 */
function socketPath(directory, name) {
  const absolute = join(directory, `${name}.sock`);
  const fromHere = relative(process.cwd(), absolute);
  return fromHere.length < absolute.length ? fromHere : absolute;
}

/**
 * @param {string} path
 * @param {string} holder
 * @returns {Promise<Lock | undefined>}
 */
function listen(path, holder) {
  const server = net.createServer(socket => socket.end(holder));
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', error =>
      'code' in error && error.code === 'EADDRINUSE'
        ? resolve(undefined)
        : reject(error),
    );
    server.listen(path, () =>
      resolve({
        release: () => new Promise(done => server.close(() => done())),
      }),
    );
  });
}
