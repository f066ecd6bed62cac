import type { ImportedDelivery } from '@pitstop/plugin-devhose-common';
import { readLines } from '../../import/readLines';
import type { Archive } from '../archive/Archive';
import type { ArchiveStore } from '../archive/ArchiveStore';
import { decompressed } from '../archive/decompressed';
import { deliveryLine } from '../archive/exportDeliveries';
import { eraseFrom, maybeAbout } from './payloads';
import type { PersonEraser } from './PersonEraser';
import type { PersonIdentity } from './PersonIdentity';

const newline = Buffer.from('\n');

/** As an import takes them. */
const lineBytes = 64 * 1024 * 1024;

/** The deliveries of a file, with and without a person. */
export class ArchivedLines {
  readonly #store: ArchiveStore;
  readonly #archive: Archive;
  readonly #identity: PersonIdentity;
  readonly #eraser: PersonEraser;

  static create(
    store: ArchiveStore,
    archive: Archive,
    identity: PersonIdentity,
    eraser: PersonEraser,
  ): ArchivedLines {
    return new ArchivedLines(store, archive, identity, eraser);
  }

  private constructor(
    store: ArchiveStore,
    archive: Archive,
    identity: PersonIdentity,
    eraser: PersonEraser,
  ) {
    this.#store = store;
    this.#archive = archive;
    this.#identity = identity;
    this.#eraser = eraser;
  }

  async isAbout(): Promise<boolean> {
    for await (const { isChanged } of this.#read()) {
      if (isChanged) {
        return true;
      }
    }
    return false;
  }

  async *erased(): AsyncGenerator<Buffer> {
    for await (const { line } of this.#read()) {
      yield line;
    }
  }

  async *#read(): AsyncGenerator<{ line: Buffer; isChanged: boolean }> {
    const file = await this.#store.read(this.#archive.name);
    const lines = readLines(decompressed(file), { limitBytes: lineBytes });
    for await (const { number, content } of lines) {
      if (content === undefined) {
        throw new Error(
          `Line ${number} of ${
            this.#archive.name
          } is longer than ${lineBytes} bytes`,
        );
      }
      const erased = this.#erase(JSON.parse(content.toString()));
      yield erased === undefined
        ? { line: Buffer.concat([content, newline]), isChanged: false }
        : { line: erased, isChanged: true };
    }
  }

  #erase(delivery: ImportedDelivery): Buffer | undefined {
    const raw = {
      headers: JSON.stringify(delivery.headers),
      body: Buffer.from(
        delivery.body ?? delivery.bodyBase64 ?? '',
        delivery.body === undefined ? 'base64' : 'utf8',
      ),
    };
    const erased = maybeAbout(raw, this.#identity)
      ? eraseFrom(raw, this.#eraser)
      : undefined;
    return (
      erased &&
      deliveryLine(
        { ...delivery, headers: JSON.parse(erased.headers) },
        erased.body,
      )
    );
  }
}
