import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const LISTEN_STATE = '0A';

/**
 * Describes the process that listens on a TCP port, as far as this user may
 * know: `node (process 4711)`.
 */
export async function listeningProcess(
  port: number,
): Promise<string | undefined> {
  return process.platform === 'linux'
    ? await fromProc(port)
    : await fromLsof(port);
}

async function fromProc(port: number): Promise<string | undefined> {
  const inodes = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const rows = (await readFile(table, 'utf8').catch(() => '')).split('\n');
    for (const row of rows.slice(1)) {
      const columns = row.trim().split(/\s+/);
      const localPort = parseInt(columns[1]?.split(':')[1] ?? '', 16);
      if (localPort === port && columns[3] === LISTEN_STATE) {
        inodes.add(`socket:[${columns[9]}]`);
      }
    }
  }
  for (const pid of await readdir('/proc')) {
    if (/^\d+$/.test(pid) && (await hasSocket(pid, inodes))) {
      const name = (await readFile(`/proc/${pid}/comm`, 'utf8')).trim();
      return `${name} (process ${pid})`;
    }
  }
  return undefined;
}

async function hasSocket(pid: string, inodes: Set<string>): Promise<boolean> {
  // Other users' processes keep their descriptors to themselves.
  const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
  for (const descriptor of descriptors) {
    const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(
      () => undefined,
    );
    if (target && inodes.has(target)) {
      return true;
    }
  }
  return false;
}

async function fromLsof(port: number): Promise<string | undefined> {
  const args = ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'];
  const { stdout } = await promisify(execFile)('lsof', args).catch(() => ({
    stdout: '',
  }));
  const pid = /^p(\d+)$/m.exec(stdout)?.[1];
  const name = /^c(.+)$/m.exec(stdout)?.[1];
  return pid && name ? `${name} (process ${pid})` : undefined;
}
