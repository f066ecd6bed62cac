import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  ConsumerStatus,
  DeadLetter,
  DeadLetterPage,
  ReplayPlan,
} from '@pitstop/plugin-devhose-common';
import type { SubscribeOptions } from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';
import { createLog, type TestLog } from '../__testUtils__/createLog';
import { testPostgres } from '../__testUtils__/postgres';
import { startReplica, type Replica } from '../__testUtils__/startReplica';
import { about, place } from '../__testUtils__/subjectEvents';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(120_000);

const postgres = testPostgres();
const auditor = mockServices.auditor.mock();
const audit = { success: jest.fn(), fail: jest.fn() };
const permissions = mockServices.permissions.mock();

let knex: Knex;
let log: TestLog['log'];
let replica: Replica;

beforeEach(async () => {
  jest.resetAllMocks();
  auditor.createEvent.mockResolvedValue(audit);
  permissions.authorize.mockImplementation(async requests =>
    requests.map(() => ({ result: AuthorizeResult.ALLOW })),
  );
  knex = await postgres.create();
  ({ log } = await createLog(knex));
  replica = await startReplica(knex, [auditor.factory, permissions.factory]);
});

afterEach(async () => {
  await replica.stop();
});

async function ask<T>(path: string, body?: object): Promise<T> {
  const response = await request(path, body);
  expect({ status: response.status, path }).toEqual({ status: 200, path });
  return response.json();
}

function request(path: string, body?: object): Promise<Response> {
  return fetch(`${replica.url}/v1/consumers${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      Authorization: mockCredentials.user.header(),
      'Content-Type': 'application/json',
    },
    body: body && JSON.stringify(body),
  });
}

const status = () => ask<ConsumerStatus>('/bot:watcher');
const letters = (query = '') =>
  ask<DeadLetterPage>(`/bot:watcher/dead-letters${query}`);

function subscribe(options: Partial<SubscribeOptions>): void {
  replica.devhose.subscribe({
    consumer: 'watcher',
    from: 'beginning',
    shards: 2,
    leaseSeconds: 3,
    handler: async () => {},
    ...options,
  });
}

/** A consumer with as many dead letters as there are events about `bad`. */
async function fail(count: number): Promise<{ mend(): void; seen: string[] }> {
  let broken = true;
  const seen: string[] = [];
  subscribe({
    attempts: 1,
    handler: async events => {
      if (broken && events.some(({ event }) => event.subject === 'bad')) {
        throw new Error('broken');
      }
      seen.push(...events.map(place));
    },
  });
  await log.append(Array.from({ length: count }, () => about('bad')));
  await waitFor(async () => expect((await status()).deadLetters).toBe(count));
  return {
    seen,
    mend: () => {
      broken = false;
    },
  };
}

describe('a consumer', () => {
  it('that keeps up is shown so, with who has its shards', async () => {
    subscribe({ filter: { subjects: ['a'] } });
    await log.append([about('a', 'b'), about('a')]);
    await waitFor(async () => expect((await status()).handled).toBe(2));

    const { items } = await ask<{ items: ConsumerStatus[] }>('');
    expect(items).toEqual([
      {
        name: 'bot:watcher',
        filter: { subjects: ['a'] },
        createdAt: expect.any(String),
        lag: { events: 0, atLeast: false, seconds: 0 },
        eventsPerSecond: expect.any(Number),
        handled: 2,
        deadLetters: 0,
        shards: [
          expect.objectContaining({ shard: 0, holder: expect.any(String) }),
          expect.objectContaining({ shard: 1, holder: expect.any(String) }),
        ],
      },
    ]);
    expect(items[0].eventsPerSecond).toBeGreaterThan(0);
  });

  it('that is stuck is shown so, with what waits', async () => {
    let giveUp = () => {};
    subscribe({
      shards: 1,
      handler: () =>
        new Promise<void>(resolve => {
          giveUp = resolve;
        }),
    });
    await log.append([about('a'), about('b', 'c')]);
    await waitFor(async () =>
      expect((await status()).shards[0].busySince).toBeDefined(),
    );
    expect((await status()).stuckSince).toBeUndefined();
    const { lag } = await status();
    expect(lag).toMatchObject({ events: 3, atLeast: false });
    expect(lag.seconds).toBeGreaterThan(0);

    await knex('consumer_shards').update({
      busy_since: knex.raw(`now() - interval '2 minutes'`),
    });
    expect((await status()).stuckSince).toBeDefined();
    giveUp();
  });

  it('that there is not is 404, with where to look', async () => {
    const response = await request('/nobody:nothing');
    expect(response.status).toBe(404);
    const { error } = await response.json();
    expect(error.message).toContain("There is no consumer 'nobody:nothing'");
  });
});

describe('dead letters', () => {
  it('are listed newest first, page by page, with their events and why', async () => {
    await fail(3);
    const first = await letters('?limit=2');
    const second = await letters(`?limit=2&cursor=${first.nextCursor}`);
    const all: DeadLetter[] = [...first.items, ...second.items];
    expect(all.map(({ sequence }) => sequence)).toEqual([3, 2, 1]);
    expect(all[0]).toEqual({
      id: expect.any(Number),
      shard: expect.any(Number),
      sequence: 3,
      index: 0,
      event: { subject: 'bad' },
      attempts: 1,
      error: 'Error: broken',
      failedAt: expect.any(String),
    });
    expect(second.nextCursor).toBeUndefined();
    expect((await status()).lastError?.message).toBe('Error: broken');
  });

  it('are handled again when asked to, and stay if it fails again', async () => {
    const { mend, seen } = await fail(3);
    const [newest] = (await letters()).items;
    const redrive = '/bot:watcher/dead-letters/redrive';
    await expect(ask(redrive, { ids: [newest.id] })).resolves.toEqual({
      count: 1,
    });
    await waitFor(async () => {
      const [letter] = (await letters()).items;
      expect(letter).toMatchObject({ id: newest.id, attempts: 2 });
      expect(letter.redriveAskedAt).toBeUndefined();
    });

    mend();
    await expect(ask(redrive, {})).resolves.toEqual({ count: 3 });
    await waitFor(async () => expect((await letters()).items).toEqual([]));
    expect(seen).toEqual(['1.0', '2.0', '3.0']);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'dead-letter-redrive',
        meta: { consumer: 'bot:watcher', ids: undefined },
      }),
    );
    expect(audit.success).toHaveBeenCalledWith({ meta: { count: 3 } });
  });

  it('are gone when they are discarded, which is audited', async () => {
    await fail(2);
    const [newest] = (await letters()).items;
    await expect(
      ask('/bot:watcher/dead-letters/discard', { ids: [newest.id] }),
    ).resolves.toEqual({ count: 1 });
    expect((await letters()).items.map(({ sequence }) => sequence)).toEqual([
      1,
    ]);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'dead-letter-discard' }),
    );
  });

  it('are nothing for those who may only look', async () => {
    await fail(1);
    permissions.authorize.mockImplementation(async requests =>
      requests.map(({ permission }) => ({
        result:
          permission.name === 'devhose.consumer.manage'
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      })),
    );
    for (const path of ['dead-letters/redrive', 'dead-letters/discard']) {
      const response = await request(`/bot:watcher/${path}`, {});
      expect(response.status).toBe(403);
    }
    expect((await request('/bot:watcher/replay', { after: 0 })).status).toBe(
      403,
    );
    expect((await letters()).items).toHaveLength(1);
    expect(audit.fail).toHaveBeenCalledTimes(3);
  });
});

describe('a replay', () => {
  it('gives again what it said it would, and then goes on', async () => {
    const seen: string[] = [];
    subscribe({
      filter: { subjects: ['a', 'c'] },
      handler: async events => {
        seen.push(...events.map(place));
      },
    });
    const received = (day: number) => new Date(Date.UTC(2026, 6, day));
    await log.append([
      { ...about('a', 'b'), receivedAt: received(1) },
      { ...about('a', 'c'), receivedAt: received(2) },
      { ...about('b'), receivedAt: received(3) },
      { ...about('c'), receivedAt: received(4) },
    ]);
    await waitFor(() => expect(seen).toHaveLength(4));
    await waitFor(async () => expect((await status()).handled).toBe(4));

    await expect(
      ask<ReplayPlan>('/bot:watcher/replay?from=2026-07-02T00:00:00Z'),
    ).resolves.toEqual({ after: 1, events: 3 });
    expect(seen).toHaveLength(4);

    await expect(
      ask<ReplayPlan>('/bot:watcher/replay', { after: 2 }),
    ).resolves.toEqual({ after: 2, events: 1 });
    await waitFor(() => expect(seen.slice(4)).toEqual(['4.0']));
    await log.append([about('a')]);
    await waitFor(() => expect(seen.slice(4)).toEqual(['4.0', '5.0']));
    expect(audit.success).toHaveBeenCalledWith({
      meta: { position: 2, events: 1 },
    });
  });

  it('has to begin somewhere', async () => {
    subscribe({});
    await waitFor(async () => expect(await status()).toBeDefined());
    for (const body of [{}, { after: 1, from: '2026-07-02T00:00:00Z' }]) {
      const response = await request('/bot:watcher/replay', body);
      expect(response.status).toBe(400);
    }
  });
});
