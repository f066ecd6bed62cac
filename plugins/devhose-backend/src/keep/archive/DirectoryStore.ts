import { randomUUID } from 'node:crypto';
import {
  copyFile,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { isError, NotFoundError } from '@backstage/errors';
import type { ArchiveStore } from './ArchiveStore';

const leftDraftMilliseconds = 60 * 60 * 1000;

/** Files in a directory, which may be a mounted volume. */
export class DirectoryStore implements ArchiveStore {
  readonly address: string;

  static create(directory: string): DirectoryStore {
    return new DirectoryStore(directory);
  }

  private constructor(directory: string) {
    this.address = directory;
  }

  async put(name: string, file: string): Promise<void> {
    const path = join(this.address, name);
    await mkdir(dirname(path), { recursive: true });
    await removeLeftDrafts(path);
    const draft = `${path}.${randomUUID()}.draft`;
    try {
      await copyFile(file, draft);
      await flush(draft);
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    // The name as well has to outlast a crash.
    await flush(dirname(path));
  }

  async read(name: string): Promise<Readable> {
    try {
      const handle = await open(join(this.address, name));
      return handle.createReadStream();
    } catch (error) {
      if (isError(error) && error.code === 'ENOENT') {
        throw new NotFoundError(
          `There is no file '${name}' in ${this.address}; has it been moved away?`,
        );
      }
      throw error;
    }
  }
}

/** Of a process that was killed; a younger one may be somebody else's who is at it. */
async function removeLeftDrafts(path: string): Promise<void> {
  for (const name of await readdir(dirname(path))) {
    if (name.startsWith(`${basename(path)}.`) && name.endsWith('.draft')) {
      const draft = join(dirname(path), name);
      const { mtimeMs } = await stat(draft);
      if (Date.now() - mtimeMs > leftDraftMilliseconds) {
        await rm(draft, { force: true });
      }
    }
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
