import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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

/** Work whose result lasts as long as what it is made from. */
export interface LastingWork {
  /** Remembers what the result was made from. */
  stampPath: string;
  /** Names what it is made from now. */
  key: string;
  /** The result; work is needed if it isn't there. */
  resultPath: string;
  work: () => Promise<void>;
}

/** Does the work unless its result is there and made from the same. */
export async function oncePerKey(options: LastingWork): Promise<void> {
  const { stampPath, key, resultPath, work } = options;
  const stamp = await readFile(stampPath, 'utf8').catch(() => undefined);
  if (stamp === key && existsSync(resultPath)) {
    return;
  }
  await rm(stampPath, { force: true });
  await work();
  await writeFile(stampPath, key);
}
