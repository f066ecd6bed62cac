import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { NotFoundError } from '@backstage/errors';
import type { ImportedDelivery } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { createLog, type TestLog } from '../__testUtils__/createLog';
import {
  createExpiry,
  days,
  TestDirectory,
} from '../__testUtils__/keepingParts';
import { testPostgres } from '../__testUtils__/postgres';
import { preparedDelivery } from '../__testUtils__/preparedDelivery';
import { readHead } from '../log/LogHead';
import type { ArchiveStore } from './archive/ArchiveStore';
import { DirectoryStore } from './archive/DirectoryStore';
import { decompressed } from './archive/decompressed';

jest.setTimeout(120_000);

const postgres = testPostgres();
const now = new Date('2026-11-20T12:00:00Z');
const forever = new AbortController().signal;

let knex: Knex;
let log: TestLog;
let directory: TestDirectory;

beforeEach(async () => {
  knex = await postgres.create();
  log = await createLog(knex);
  directory = await TestDirectory.create();
});

afterEach(async () => {
  await directory.remove();
});

async function append(
  source: string,
  receivedAt: string,
  ids: readonly string[],
): Promise<void> {
  await log.log.append(
    ids.map(deliveryId =>
      preparedDelivery({
        source,
        deliveryId,
        receivedAt: new Date(receivedAt),
      }),
    ),
  );
}

async function idsIn(table: 'deliveries' | 'delivery_keys'): Promise<string[]> {
  const rows = await knex(table).orderBy('sequence');
  return rows.map(row => row.delivery_id);
}

async function linesOf(name: string): Promise<ImportedDelivery[]> {
  let text = '';
  const file = createReadStream(join(directory.path, name));
  for await (const chunk of decompressed(file)) {
    text += chunk;
  }
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line));
}

describe('what is older than its retention', () => {
  it('is in files before it is gone, and nothing else is', async () => {
    await append('github', '2026-07-01T00:00:00Z', ['a', 'b', 'c']);
    await append('jira', '2026-07-31T23:59:59.999Z', ['d']);
    await append('github', '2026-08-01T00:00:00Z', ['e']);
    await append('github', '2026-07-15T00:00:00Z', ['f']);
    const head = await readHead(knex);

    const expiry = createExpiry({
      knex,
      store: directory.path,
      standard: days({ raw: 100 }),
      bySource: { jira: days({}) },
      archiveDeliveries: 3,
    });
    await expect(expiry.run(now, forever)).resolves.toEqual({
      archived: 4,
      removed: 4,
      eventsRemoved: 0,
    });

    await expect(idsIn('deliveries')).resolves.toEqual(['d', 'e']);
    await expect(directory.files()).resolves.toEqual([
      'github/2026-07/0000000001-0000000003.ndjson.zst',
      'github/2026-07/0000000001-0000000003.ndjson.zst.manifest.json',
      'github/2026-07/0000000006-0000000006.ndjson.zst',
      'github/2026-07/0000000006-0000000006.ndjson.zst.manifest.json',
    ]);
    const lines = await linesOf(
      'github/2026-07/0000000001-0000000003.ndjson.zst',
    );
    expect(lines.map(({ deliveryId }) => deliveryId)).toEqual(['a', 'b', 'c']);
    expect(lines[0]).toMatchObject({
      source: 'github',
      receivedAt: '2026-07-01T00:00:00.000Z',
      body: 'a',
    });

    // Numbers, counts and what makes a repeat a repeat stay.
    await expect(readHead(knex)).resolves.toBe(head);
    await expect(idsIn('delivery_keys')).resolves.toHaveLength(6);
    const [repeat] = await log.log.append([
      preparedDelivery({ source: 'github', deliveryId: 'b' }),
    ]);
    expect(repeat).toEqual({ sequence: 2, stored: false });
    await expect(knex('events').count()).resolves.toEqual([{ count: '6' }]);
  });

  it('gives the disk its space back', async () => {
    const size = async () => {
      const { rows } = await knex.raw(
        `select pg_total_relation_size('deliveries_2026_07')::integer - pg_indexes_size('deliveries_2026_07') as bytes`,
      );
      return Number(rows[0].bytes);
    };
    await append('github', '2026-07-01T00:00:00Z', []);
    await log.log.append(
      Array.from({ length: 200 }, () =>
        preparedDelivery({
          receivedAt: new Date('2026-07-01T00:00:00Z'),
          body: randomBytes(10_000),
        }),
      ),
    );
    expect(await size()).toBeGreaterThan(1_000_000);
    await createExpiry({
      knex,
      store: directory.path,
      standard: days({ raw: 30 }),
    }).run(now, forever);
    expect(await size()).toBeLessThan(100_000);
  });

  it('takes its events along when these are over theirs', async () => {
    await append('github', '2026-06-01T00:00:00Z', ['a']);
    await append('github', '2026-09-01T00:00:00Z', ['b']);
    const expiry = createExpiry({
      knex,
      store: directory.path,
      standard: days({ raw: 30, events: 100 }),
    });
    await expect(expiry.run(now, forever)).resolves.toEqual({
      archived: 2,
      removed: 2,
      eventsRemoved: 1,
    });
    const events = await knex('events').select('sequence');
    expect(events).toEqual([{ sequence: '2' }]);
    await expect(expiry.run(now, forever)).resolves.toEqual({
      archived: 0,
      removed: 0,
      eventsRemoved: 0,
    });
  });

  it('goes while deliveries come in, of the same month and of this one', async () => {
    const old = '2026-06-01T00:00:00Z';
    await append(
      'github',
      old,
      Array.from({ length: 500 }, (_, n) => `a${n}`),
    );
    const expiry = createExpiry({
      knex,
      store: directory.path,
      standard: days({ raw: 30 }),
      archiveDeliveries: 100,
    });
    let hasExpired = false;
    const running = expiry.run(now, forever).finally(() => {
      hasExpired = true;
    });
    let batches = 0;
    while (!hasExpired) {
      await append('github', old, [`b${batches}`]);
      await append('github', now.toISOString(), [`c${batches}`]);
      batches += 1;
    }
    await running;
    await expiry.run(now, forever);

    expect(batches).toBeGreaterThan(1);
    const kept = await idsIn('deliveries');
    expect(kept).toEqual(Array.from({ length: batches }, (_, n) => `c${n}`));
    const archived: string[] = [];
    for (const name of await directory.files()) {
      if (name.endsWith('.zst')) {
        const lines = await linesOf(name);
        archived.push(...lines.map(({ deliveryId }) => deliveryId));
      }
    }
    expect(archived).toHaveLength(500 + batches);
    expect(new Set([...archived, ...kept])).toEqual(
      new Set(await idsIn('delivery_keys')),
    );
  });

  it('goes as well when it was brought in after its month had gone', async () => {
    const expiry = createExpiry({
      knex,
      store: directory.path,
      standard: days({ raw: 30 }),
    });
    await append('github', '2026-06-01T00:00:00Z', ['a']);
    await expiry.run(now, forever);
    await append('github', '2026-06-02T00:00:00Z', ['b']);
    await expiry.run(now, forever);
    await expect(idsIn('deliveries')).resolves.toEqual([]);
    const files = await directory.files();
    expect(files.filter(name => name.endsWith('.zst'))).toEqual([
      'github/2026-06/0000000001-0000000001.ndjson.zst',
      'github/2026-06/0000000002-0000000002.ndjson.zst',
    ]);
  });
});

describe('a file that is not what was written', () => {
  /** Loses the last byte of what it is given. */
  class LossyStore implements ArchiveStore {
    readonly address = 'nowhere';
    readonly #inner = DirectoryStore.create(directory.path);

    async put(name: string, file: string): Promise<void> {
      await writeFile(file, (await readFile(file)).subarray(0, -1));
      await this.#inner.put(name, file);
    }

    async read(name: string): Promise<Readable> {
      return this.#inner.read(name);
    }
  }

  it('keeps everything in the log', async () => {
    await append('github', '2026-06-01T00:00:00Z', ['a', 'b']);
    const expiry = createExpiry({
      knex,
      store: new LossyStore(),
      standard: days({ raw: 30 }),
    });
    await expect(expiry.run(now, forever)).rejects.toThrow(
      /end of file|not what was written/,
    );
    await expect(idsIn('deliveries')).resolves.toEqual(['a', 'b']);
    await expect(knex('archives').select('state')).resolves.toEqual([
      { state: 'planned' },
    ]);

    // When the disk is repaired it is written again, under the same name.
    await createExpiry({
      knex,
      store: directory.path,
      standard: days({ raw: 30 }),
    }).run(now, forever);
    await expect(idsIn('deliveries')).resolves.toEqual([]);
    const [name] = await directory.files();
    await expect(linesOf(name)).resolves.toHaveLength(2);
  });

  it('is not overwritten by one that sees less, because the removal has begun', async () => {
    await append('github', '2026-06-01T00:00:00Z', ['a', 'b']);
    const options = {
      knex,
      store: directory.path,
      standard: days({ raw: 30 }),
    };
    await createExpiry(options).run(now, forever);
    // As another process would still see it that planned it a moment ago.
    await knex('archives').update({ state: 'planned' });
    await expect(createExpiry(options).run(now, forever)).rejects.toThrow(
      'would have 0 deliveries instead of 2',
    );
    const [name] = await directory.files();
    await expect(linesOf(name)).resolves.toHaveLength(2);
  });

  it('is told by name when it has been moved away', async () => {
    await expect(
      DirectoryStore.create(directory.path).read('github/x.ndjson.zst'),
    ).rejects.toThrow(NotFoundError);
  });
});
