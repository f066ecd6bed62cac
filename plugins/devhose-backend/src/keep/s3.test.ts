import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { mockCredentials } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import type { KeptArchives } from '@pitstop/plugin-devhose-common';
import { githubExamples } from '../__testUtils__/githubExamples';
import { githubDelivery } from '../__testUtils__/githubDelivery';
import { postDelivery } from '../__testUtils__/ingest';
import {
  createExpiry,
  days,
  TestDirectory,
} from '../__testUtils__/keepingParts';
import { testPostgres } from '../__testUtils__/postgres';
import { hasObjectStore, newBucket } from '../__testUtils__/objectStore';
import {
  startDevhoseBackend,
  webhookSecret,
} from '../__testUtils__/startDevhoseBackend';
import { waitFor } from '../__testUtils__/waitFor';
import { createArchiveStore } from '../config/createArchiveStore';
import type { ArchiveStore } from './archive/ArchiveStore';

jest.setTimeout(120_000);

const postgres = testPostgres();
const forever = new AbortController().signal;
const megabyte = 1024 * 1024;

function storeOf(s3: JsonObject): ArchiveStore {
  const store = createArchiveStore(
    new ConfigReader({ devhose: { archive: { s3 } } }),
  );
  if (store === undefined) {
    throw new Error('No store is configured');
  }
  return store;
}

(hasObjectStore() ? describe : describe.skip)(
  'archives in an object store',
  () => {
    let directory: TestDirectory;

    beforeAll(async () => {
      directory = await TestDirectory.create();
    });

    afterAll(async () => {
      await directory.remove();
    });

    async function fileOf(content: Buffer): Promise<string> {
      const file = join(directory.path, 'draft');
      await writeFile(file, content);
      return file;
    }

    it('are there byte for byte, and are replaced as a whole', async () => {
      const store = storeOf(await newBucket());
      const name = 'github/2026-03/1-25000.ndjson.zst';
      for (const content of [randomBytes(12 * megabyte), Buffer.from('{}')]) {
        await store.put(name, await fileOf(content));
        const read = await buffer(await store.read(name));
        expect(read.equals(content)).toBe(true);
      }
    });

    it('lie below the prefix, so that several portals can share a bucket', async () => {
      const config = await newBucket();
      const file = await fileOf(Buffer.from('here'));
      await storeOf({ ...config, prefix: 'portals/one/' }).put('a', file);
      const text = async (prefix: string, name: string) =>
        String(await buffer(await storeOf({ ...config, prefix }).read(name)));
      await expect(text('/', 'portals/one/a')).resolves.toBe('here');
      await expect(text('portals/two', 'a')).rejects.toThrow(
        "There is no object 'a' in s3://",
      );
    });

    it('are not said to be stored where there is no bucket', async () => {
      const config = await newBucket();
      const store = storeOf({ ...config, bucket: 'nobody-made-it' });
      await expect(
        store.put('a', await fileOf(Buffer.from(''))),
      ).rejects.toThrow(/bucket does not exist/i);
    });

    it('are where deliveries go that expire, and come back from', async () => {
      const knex = await postgres.create();
      const s3 = await newBucket();
      const { url } = await startDevhoseBackend({
        knex,
        config: {
          devhose: {
            sources: { github: { secrets: [webhookSecret] } },
            archive: { s3 },
          },
        },
      });
      for (const { event, payload } of githubExamples.slice(0, 40)) {
        await postDelivery(
          url,
          'github',
          githubDelivery({ event, payload, secret: webhookSecret }),
        );
      }
      const stored = () =>
        knex('deliveries').select('delivery_id', 'body').orderBy('sequence');
      const before = await stored();
      expect(before).toHaveLength(40);
      await createExpiry({
        knex,
        store: storeOf(s3),
        standard: days({ raw: -60, events: -60 }),
        archiveDeliveries: 25,
      }).run(new Date(), forever);
      await expect(stored()).resolves.toEqual([]);

      const headers = {
        Authorization: mockCredentials.service.header(),
        'Content-Type': 'application/json',
      };
      const list = await fetch(`${url}/v1/archives`, { headers });
      const { items }: KeptArchives = await list.json();
      expect(items.map(({ deliveries }) => deliveries)).toEqual([25, 15]);
      for (const { name } of items) {
        const { status } = await fetch(`${url}/v1/archives/restore`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ name, days: 3 }),
        });
        expect(status).toBe(202);
      }
      await waitFor(async () => expect(await stored()).toEqual(before));
    });
  },
);
