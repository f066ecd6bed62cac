import { mockCredentials } from '@backstage/backend-test-utils';
import type { KeptArchives } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { githubDelivery } from '../__testUtils__/githubDelivery';
import { githubExamples } from '../__testUtils__/githubExamples';
import {
  createExpiry,
  days,
  TestDirectory,
} from '../__testUtils__/keepingParts';
import { testPostgres } from '../__testUtils__/postgres';
import {
  startDevhoseBackend,
  webhookSecret,
} from '../__testUtils__/startDevhoseBackend';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(120_000);

const postgres = testPostgres();
const dayMilliseconds = 24 * 60 * 60 * 1000;
const forever = new AbortController().signal;

let knex: Knex;
let url: string;
let directory: TestDirectory;

beforeAll(async () => {
  knex = await postgres.create();
  directory = await TestDirectory.create();
  ({ url } = await startDevhoseBackend({
    knex,
    config: {
      devhose: {
        sources: { github: { secrets: [webhookSecret] } },
        archive: { directory: directory.path },
      },
    },
  }));
  for (const { event, payload } of githubExamples.slice(0, 60)) {
    const { headers, body } = githubDelivery({
      event,
      payload,
      secret: webhookSecret,
    });
    await fetch(`${url}/ingest/github`, { method: 'POST', headers, body });
  }
});

afterAll(async () => {
  await directory.remove();
});

const headers = {
  Authorization: mockCredentials.service.header(),
  'Content-Type': 'application/json',
};

async function restore(name: string): Promise<Response> {
  return fetch(`${url}/v1/archives/restore`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ name, days: 3 }),
  });
}

async function archives(): Promise<KeptArchives['items']> {
  const response = await fetch(`${url}/v1/archives`, { headers });
  const { items }: KeptArchives = await response.json();
  return items;
}

/** Lets everything expire, as if that day were over long ago. */
async function expireAt(now: number): Promise<void> {
  await createExpiry({
    knex,
    store: directory.path,
    standard: days({ raw: -60, events: -60 }),
    archiveDeliveries: 25,
  }).run(new Date(now), forever);
}

const content = () =>
  Promise.all([
    knex('deliveries')
      .select('*', knex.raw('headers::text as headers'))
      .orderBy('sequence'),
    knex('events')
      .select('*', knex.raw('event::text as event'))
      .orderBy(['sequence', 'index']),
  ]);

describe('what has expired', () => {
  it('can be put back where it was, byte for byte, until its time is over again', async () => {
    const before = await content();
    expect(before[0]).toHaveLength(60);
    expect(before[1]).not.toEqual([]);
    await expireAt(Date.now());
    await expect(content()).resolves.toEqual([[], []]);

    const expired = await archives();
    expect(expired.map(({ deliveries }) => deliveries)).toEqual([25, 25, 10]);
    for (const { name } of expired) {
      expect((await restore(name)).status).toBe(202);
    }
    await waitFor(async () =>
      expect(await archives()).toEqual(
        expired.map(({ name }) =>
          expect.objectContaining({
            name,
            state: 'restored',
            restoredUntil: expect.any(String),
          }),
        ),
      ),
    );
    await expect(content()).resolves.toEqual(before);
    const again = await restore(expired[0].name);
    expect(again.status).toBe(409);
    await expect(again.text()).resolves.toContain('is restored; only what is');

    await expireAt(Date.now() + 2 * dayMilliseconds);
    await expect(content()).resolves.toEqual(before);
    await expireAt(Date.now() + 4 * dayMilliseconds);
    await expect(content()).resolves.toEqual([[], []]);
    const files = (await directory.files()).filter(name =>
      name.endsWith('.zst'),
    );
    expect(files).toHaveLength(3);
  });

  it('has to be there to be put back', async () => {
    const response = await restore('github/1999-01/1-2.ndjson.zst');
    expect(response.status).toBe(404);
    await expect(response.text()).resolves.toContain('GET /v1/archives lists');
  });
});
