import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { ArchiveBook } from '../archive/ArchiveBook';
import type { ArchiveStore } from '../archive/ArchiveStore';
import type { ArchiveWriter } from '../archive/ArchiveWriter';
import { ArchivedLines } from './ArchivedLines';
import type { ErasureRow } from './Erasure';
import { PersonEraser } from './PersonEraser';
import { substituteOf } from './PersonIdentity';

/**
 * Erases people from files. Never beside the expiry, which writes the same files.
 */
export class FileEraser {
  readonly #knex: Knex;
  readonly #book: ArchiveBook;
  readonly #files: { store: ArchiveStore; writer: ArchiveWriter } | undefined;
  readonly #logger: LoggerService;

  static create(options: {
    knex: Knex;
    book: ArchiveBook;
    /** Absent where nothing expires. */
    files: { store: ArchiveStore; writer: ArchiveWriter } | undefined;
    logger: LoggerService;
  }): FileEraser {
    return new FileEraser(options);
  }

  private constructor(options: {
    knex: Knex;
    book: ArchiveBook;
    files: { store: ArchiveStore; writer: ArchiveWriter } | undefined;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#book = options.book;
    this.#files = options.files;
    this.#logger = options.logger;
  }

  /** Resolves when every file is through, or the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const rows: ErasureRow[] = await this.#knex('erasures')
      .where({ state: 'erasing-files' })
      .orderBy('requested_at');
    for (const row of rows) {
      if (!(await this.#erase(row, signal))) {
        return;
      }
      await this.#knex('erasures').where({ id: row.id }).update({
        state: 'done',
        identity: null,
        finished_at: this.#knex.fn.now(),
      });
    }
  }

  /** @returns Whether all is done. */
  async #erase(row: ErasureRow, signal: AbortSignal): Promise<boolean> {
    for (const name of await this.#book.namesAfter(row.archive_position)) {
      if (signal.aborted) {
        return false;
      }
      if (this.#files === undefined) {
        this.#logger.warn(
          `Erasure ${row.id} has to go through files, and devhose.archive does not say where they are`,
        );
        return false;
      }
      const isChanged = await this.#eraseFrom(name, row, this.#files);
      await this.#knex('erasures')
        .where({ id: row.id })
        .update({ archive_position: name })
        .increment('files_erased', isChanged ? 1 : 0);
    }
    return true;
  }

  /** @returns Whether there was anything about the person in it. */
  async #eraseFrom(
    name: string,
    { identity, substitute }: ErasureRow,
    files: { store: ArchiveStore; writer: ArchiveWriter },
  ): Promise<boolean> {
    const archive = await this.#book.get(name);
    if (identity === null || archive === undefined) {
      return false;
    }
    if (archive.state === 'planned') {
      // Whatever may lie there since before is replaced by what the log has now.
      const written = await files.writer.write(archive);
      return this.#book.markStored(archive, written);
    }
    const eraser = PersonEraser.create(identity, substituteOf(substitute));
    const lines = ArchivedLines.create(files.store, archive, identity, eraser);
    if (!(await lines.isAbout())) {
      return false;
    }
    const digest = await files.writer.writeLines(archive, lines.erased());
    await this.#book.noteRewritten(archive, digest);
    return true;
  }
}
