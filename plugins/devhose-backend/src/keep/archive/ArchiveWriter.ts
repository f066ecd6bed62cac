import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { manifestName, rangeOf, type Archive } from './Archive';
import type { ArchiveStore } from './ArchiveStore';
import { exportDeliveries } from './exportDeliveries';
import {
  readFileDigest,
  writeFileWithDigest,
  type FileDigest,
} from './fileDigest';

/** Writes archives, and makes sure of them. */
export class ArchiveWriter {
  readonly #knex: Knex;
  readonly #store: ArchiveStore;

  static create(options: { knex: Knex; store: ArchiveStore }): ArchiveWriter {
    return new ArchiveWriter(options.knex, options.store);
  }

  private constructor(knex: Knex, store: ArchiveStore) {
    this.#knex = knex;
    this.#store = store;
  }

  /**
   * Resolves when the file is there and was read back.
   *
   * @throws ConflictError if the deliveries are not those that were counted when
   *   it was planned; then nothing is put anywhere.
   */
  async write(archive: Archive): Promise<FileDigest> {
    return this.writeLines(
      archive,
      exportDeliveries(this.#knex, rangeOf(archive)),
    );
  }

  /** Like {@link ArchiveWriter.write}, with lines from elsewhere. */
  async writeLines(
    archive: Archive,
    lines: AsyncIterable<Buffer>,
  ): Promise<FileDigest> {
    const file = join(tmpdir(), `devhose-${randomUUID()}`);
    try {
      const digest = await writeFileWithDigest(file, lines);
      // Also guards against another process that is removing them just now.
      if (digest.deliveries !== archive.deliveries) {
        throw new ConflictError(
          `${archive.name} would have ${digest.deliveries} deliveries instead of ${archive.deliveries}; it is left as it is and tried again`,
        );
      }
      await this.#store.put(archive.name, file);
      await this.#verify(archive, digest);
      await writeFile(file, manifest(archive, digest));
      await this.#store.put(manifestName(archive.name), file);
      return digest;
    } finally {
      await rm(file, { force: true });
    }
  }

  async #verify(archive: Archive, written: FileDigest): Promise<void> {
    const found = await readFileDigest(await this.#store.read(archive.name));
    if (
      found.contentSha256 !== written.contentSha256 ||
      found.fileSha256 !== written.fileSha256
    ) {
      throw new ConflictError(
        `${archive.name} in ${
          this.#store.address
        } is not what was written there; nothing is removed until it is`,
      );
    }
  }
}

function manifest(archive: Archive, digest: FileDigest): string {
  const { name, source, month, firstSequence, lastSequence } = archive;
  const { deliveries, contentBytes, contentSha256, fileBytes, fileSha256 } =
    digest;
  return `${JSON.stringify(
    {
      format: 'devhose import, one delivery a line, zstd',
      name,
      source,
      month: month.slice(0, 7),
      firstSequence,
      lastSequence,
      deliveries,
      contentBytes,
      contentSha256,
      fileBytes,
      fileSha256,
    },
    undefined,
    2,
  )}\n`;
}
