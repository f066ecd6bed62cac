import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ignoredDirectories = new Set(['node_modules', 'dist', 'coverage']);

/** Tests don't go into what is built. */
function isTest(name: string): boolean {
  return /\.test\.tsx?$|^e2e-tests$/.test(name);
}

/** A digest of the content and the names of files and of all below directories. */
export function contentHash(directory: string, paths: string[]): string {
  const hash = createHash('sha256');
  const visit = (path: string) => {
    const absolute = join(directory, path);
    if (!statSync(absolute).isDirectory()) {
      hash.update(`\0${path}\0`).update(readFileSync(absolute));
      return;
    }
    for (const name of readdirSync(absolute).sort()) {
      if (!ignoredDirectories.has(name) && !isTest(name)) {
        visit(join(path, name));
      }
    }
  };
  for (const path of paths) {
    visit(path);
  }
  return hash.digest('hex');
}

/**
 * Does work whose result lasts in a directory as long as the key is the same.
 * The work may empty the directory.
 */
export async function oncePerKey(
  directory: string,
  key: string,
  work: () => Promise<void>,
): Promise<void> {
  const stampPath = join(directory, '.stamp');
  const stamp = await readFile(stampPath, 'utf8').catch(() => undefined);
  if (stamp !== key) {
    await rm(stampPath, { force: true });
    await work();
    await writeFile(stampPath, key);
  }
}
