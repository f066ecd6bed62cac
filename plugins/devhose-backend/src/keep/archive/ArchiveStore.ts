import type { Readable } from 'node:stream';

/** Where files of the log are kept. */
export interface ArchiveStore {
  /**
   * Puts a file there in one step: whoever reads the name sees what was there
   * before or all of the new. Resolves when it will outlast a crash.
   */
  put(name: string, file: string): Promise<void>;

  /** @throws NotFoundError if there is no such file. */
  read(name: string): Promise<Readable>;

  /** For people: where that is. */
  readonly address: string;
}
