import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import type { Knex } from 'knex';
import { ArchiveBook } from '../keep/archive/ArchiveBook';
import type { ArchiveStore } from '../keep/archive/ArchiveStore';
import { ArchiveWriter } from '../keep/archive/ArchiveWriter';
import { decompressed } from '../keep/archive/decompressed';
import { DirectoryStore } from '../keep/archive/DirectoryStore';
import { Expiry } from '../keep/Expiry';
import { FreedSpace } from '../keep/FreedSpace';
import { RetentionPolicy, type Retention } from '../keep/RetentionPolicy';
import { KeepingMetrics } from '../metrics/KeepingMetrics';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** A directory of its own, removed after the test. */
export class TestDirectory {
  readonly path: string;

  static async create(): Promise<TestDirectory> {
    return new TestDirectory(await mkdtemp(join(tmpdir(), 'devhose-archive-')));
  }

  private constructor(path: string) {
    this.path = path;
  }

  /** All files in it, sorted. */
  async files(): Promise<string[]> {
    const entries = await readdir(this.path, {
      recursive: true,
      withFileTypes: true,
    });
    return entries
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => path.slice(this.path.length + 1))
      .sort();
  }

  /** All that is in its archives, unpacked. */
  async text(): Promise<string> {
    let text = '';
    for (const name of await this.files()) {
      if (name.endsWith('.zst')) {
        const file = createReadStream(join(this.path, name));
        for await (const chunk of decompressed(file)) {
          text += chunk;
        }
      }
    }
    return text;
  }

  /** Of one of its files, in hexadecimal digits. */
  async sha256(name: string): Promise<string> {
    const content = await readFile(join(this.path, name));
    return createHash('sha256').update(content).digest('hex');
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true });
  }
}

/** For how many days. */
export function days(options: { raw?: number; events?: number }): Retention {
  const { raw, events } = options;
  return {
    rawMilliseconds: raw === undefined ? undefined : raw * dayMilliseconds,
    eventsMilliseconds:
      events === undefined ? undefined : events * dayMilliseconds,
  };
}

/** The expiry of a log, with files of few deliveries. */
export function createExpiry(options: {
  knex: Knex;
  store: ArchiveStore | string;
  standard: Retention;
  bySource?: Record<string, Retention>;
  archiveDeliveries?: number;
}): Expiry {
  const { knex, standard, bySource = {}, archiveDeliveries } = options;
  const store =
    typeof options.store === 'string'
      ? DirectoryStore.create(options.store)
      : options.store;
  const logger = mockServices.logger.mock();
  return Expiry.create({
    policy: RetentionPolicy.create(standard, new Map(Object.entries(bySource))),
    book: ArchiveBook.create({ knex, archiveDeliveries }),
    writer: ArchiveWriter.create({ knex, store }),
    space: FreedSpace.create({ knex, logger }),
    metrics: KeepingMetrics.create(metricsServiceMock.mock()),
    logger,
  });
}
