import { createHash } from 'node:crypto';
import { open, readFile, rename, writeFile } from 'node:fs/promises';
import { isError } from '@backstage/errors';

/** Bytes at the beginning of a file that tell it from others. */
const fingerprintBytes = 64 * 1024;

/** How far an import has come: all of this is acknowledged. */
export interface ImportProgress {
  bytes: number;
  lines: number;
  stored: number;
  duplicates: number;
  refused: number;
}

interface StoredState extends ImportProgress {
  version: 1;
  url: string;
  fingerprint: string;
}

const beginning: ImportProgress = {
  bytes: 0,
  lines: 0,
  stored: 0,
  duplicates: 0,
  refused: 0,
};

/** Remembers the progress of an import in a file, if there is one for it. */
export class ImportState {
  readonly #stateFile: string | undefined;
  readonly #identity: Pick<StoredState, 'version' | 'url' | 'fingerprint'>;
  /** What was acknowledged so far. */
  readonly progress: Readonly<ImportProgress>;

  /** @throws Error if the state is that of another import, or unreadable. */
  static async open(options: {
    stateFile: string | undefined;
    file: string;
    url: string;
  }): Promise<ImportState> {
    const { stateFile, file, url } = options;
    const fingerprint = await fingerprintOf(file);
    const stored = stateFile ? await readState(stateFile) : undefined;
    if (stored && (stored.url !== url || stored.fingerprint !== fingerprint)) {
      throw new Error(
        `${stateFile} belongs to the import of another file or to another portal; remove it, or give another --state`,
      );
    }
    return new ImportState(
      stateFile,
      { version: 1, url, fingerprint },
      stored ?? beginning,
    );
  }

  private constructor(
    stateFile: string | undefined,
    identity: Pick<StoredState, 'version' | 'url' | 'fingerprint'>,
    progress: ImportProgress,
  ) {
    this.#stateFile = stateFile;
    this.#identity = identity;
    this.progress = progress;
  }

  /** Replaces the file in one step, so that it is whole whenever this is killed. */
  async save(progress: ImportProgress): Promise<void> {
    if (this.#stateFile === undefined) {
      return;
    }
    const state: StoredState = { ...this.#identity, ...progress };
    const draft = `${this.#stateFile}.new`;
    await writeFile(draft, `${JSON.stringify(state)}\n`);
    await rename(draft, this.#stateFile);
  }
}

async function fingerprintOf(file: string): Promise<string> {
  if (file === '-') {
    return 'standard input';
  }
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read({
      buffer: Buffer.alloc(fingerprintBytes),
      position: 0,
    });
    return createHash('sha256')
      .update(buffer.subarray(0, bytesRead))
      .digest('hex');
  } finally {
    await handle.close();
  }
}

async function readState(stateFile: string): Promise<StoredState | undefined> {
  let text: string;
  try {
    text = await readFile(stateFile, 'utf8');
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  const state: StoredState = JSON.parse(text);
  if (state.version !== 1) {
    throw new Error(
      `${stateFile} is not the state of an import; remove it, or give another --state`,
    );
  }
  return state;
}
