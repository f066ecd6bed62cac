import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from '../../bootstrap/paths.mjs';
import type { Account } from './account.ts';
import { embeddedBinaries, type PostgresBinaries } from './binaries.ts';

/**
 * Where the database's files can be when its account isn't ours and may not
 * enter the checkout, as with a checkout under /root.
 */
const outsideDirectory = join(
  '/var/lib',
  `pitstop-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`,
);

/** Executables and a place for data that the database's account can reach. */
export interface ReachablePlace {
  binaries: PostgresBinaries;
  directory: string;
}

/**
 * Answers the preferred directory and the installed executables if the account
 * can reach the checkout, else others outside.
 */
export async function reachablePlace(
  preferredDirectory: string,
  account: Account | undefined,
): Promise<ReachablePlace> {
  const binaries = await embeddedBinaries();
  if (canRun(binaries, account)) {
    return { binaries, directory: preferredDirectory };
  }
  const inCheckout = !relative(root, preferredDirectory).startsWith('..');
  return {
    binaries: await copyOutside(binaries),
    directory: inCheckout
      ? join(outsideDirectory, relative(root, preferredDirectory))
      : preferredDirectory,
  };
}

function canRun({ postgres }: PostgresBinaries, account: Account | undefined) {
  return (
    spawnSync(postgres, ['--version'], { ...account, cwd: '/' }).status === 0
  );
}

async function copyOutside(
  binaries: PostgresBinaries,
): Promise<PostgresBinaries> {
  const { nativeDirectory, version } = binaries;
  const copy = join(outsideDirectory, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(outsideDirectory, { recursive: true, mode: 0o755 });
    await chmod(outsideDirectory, 0o755);
    await cp(nativeDirectory, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
    });
    await makeReadable(unfinished);
    await rename(unfinished, copy);
  }
  const moved = (path: string) => join(copy, relative(nativeDirectory, path));
  return {
    ...binaries,
    nativeDirectory: copy,
    initdb: moved(binaries.initdb),
    postgres: moved(binaries.postgres),
  };
}

/** With a strict umask, the installed files are only ours to read. */
async function makeReadable(directory: string) {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      await makeReadable(path);
    } else if (entry.isFile()) {
      const { mode } = await stat(path);
      await chmod(path, mode & 0o100 ? 0o755 : 0o644);
    }
  }
}
