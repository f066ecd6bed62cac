import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  FollowedPage,
  Reinterpretation,
  ReinterpretationSamplePage,
  ReinterpretationState,
  ReinterpretationStatus,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { createLog } from '../__testUtils__/createLog';
import { dumpLog } from '../__testUtils__/dumpLog';
import {
  createExpiry,
  days,
  TestDirectory,
} from '../__testUtils__/keepingParts';
import { testPostgres } from '../__testUtils__/postgres';
import { startReplica, type Replica } from '../__testUtils__/startReplica';
import {
  struckType,
  tickedType,
  tickerModule,
  type Tick,
} from '../__testUtils__/ticker';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(120_000);

const postgres = testPostgres();
const auditor = mockServices.auditor.mock();
const audit = { success: jest.fn(), fail: jest.fn() };
const permissions = mockServices.permissions.mock();

/** Hours 1 to 11, noon as a number, noon as a word. */
const ticks = Array.from(
  { length: 13 },
  (_, index): Tick => ({
    at: '2026-03-04T05:06:07Z',
    clock: `clock-${index % 3}`,
    keeper: `keeper-${index % 2}`,
    ...(index === 12 ? { word: 'noon' } : { hour: index + 1 }),
  }),
);

let knex: Knex;
let replica: Replica;

async function start(version: number, database = knex): Promise<Replica> {
  return startReplica(database, [
    tickerModule(version),
    auditor.factory,
    permissions.factory,
  ]);
}

async function upgrade(version: number): Promise<void> {
  await replica.stop();
  replica = await start(version);
}

async function send({ url }: Replica, from = 0): Promise<void> {
  for (const [index, tick] of ticks.entries()) {
    const response = await fetch(`${url}/ingest/ticker`, {
      method: 'POST',
      headers: { 'x-delivery': String(from + index) },
      body: JSON.stringify(tick),
    });
    expect(response.status).toBe(202);
  }
}

function request(path: string, body?: object): Promise<Response> {
  return fetch(`${replica.url}/v1/reinterpretation${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      Authorization: mockCredentials.user.header(),
      'Content-Type': 'application/json',
    },
    body: body && JSON.stringify(body),
  });
}

async function ask<T>(path: string, body?: object): Promise<T> {
  const response = await request(path, body);
  expect({ status: response.status, path }).toEqual({ status: 200, path });
  return response.json();
}

const status = () => ask<ReinterpretationStatus>('');

async function reach(state: ReinterpretationState): Promise<Reinterpretation> {
  return waitFor(async () => {
    const { latest } = await status();
    if (latest?.state !== state) {
      throw new Error(`The reinterpretation is ${latest?.state}, not ${state}`);
    }
    return latest;
  });
}

async function generation(): Promise<number> {
  const { url } = replica;
  const response = await fetch(`${url}/v1/follow?after=0`, {
    headers: { Authorization: mockCredentials.service.header() },
  });
  const page: FollowedPage = await response.json();
  expect({ status: response.status, page }).toMatchObject({ status: 200 });
  return page.generation;
}

/** What a log says that took the same deliveries in today. */
async function fromScratch(version: number, times = 1) {
  const other = await postgres.create();
  await createLog(other);
  // Pseudonyms are the same under the same key.
  await other('installation_keys').insert(await knex('installation_keys'));
  const fresh = await start(version, other);
  for (let time = 0; time < times; time++) {
    await send(fresh, time * ticks.length);
  }
  await fresh.stop();
  return dumpLog(other);
}

beforeEach(async () => {
  jest.resetAllMocks();
  auditor.createEvent.mockResolvedValue(audit);
  permissions.authorize.mockImplementation(async requests =>
    requests.map(() => ({ result: AuthorizeResult.ALLOW })),
  );
  knex = await postgres.create();
  replica = await start(1);
  await send(replica);
});

afterEach(async () => {
  await replica.stop();
});

it('tells what another version would change, before anything changes', async () => {
  const before = await dumpLog(knex);
  await upgrade(2);
  await ask('', {});
  const ready = await reach('ready');

  expect(ready).toMatchObject({
    position: ticks.length,
    deliveries: ticks.length,
    versions: expect.objectContaining({ ticker: 2 }),
    outdated: false,
    types: [
      { type: struckType, same: 0, changed: 0, added: 2, removed: 0 },
      { type: tickedType, same: 5, changed: 1, added: 1, removed: 6 },
    ],
    moves: [
      { before: 'interpreted', after: 'interpreted', deliveries: 6 },
      { before: 'interpreted', after: 'not-interpreted', deliveries: 6 },
      { before: 'quarantined', after: 'interpreted', deliveries: 1 },
    ].map(move => ({ source: 'ticker', ...move })),
  });
  expect(await dumpLog(knex)).toEqual(before);
  expect(await generation()).toBe(1);
});

it('shows deliveries that are read otherwise side by side, without people', async () => {
  await upgrade(2);
  await ask('', {});
  await reach('ready');

  const first = await ask<ReinterpretationSamplePage>('/samples?limit=7');
  const second = await ask<ReinterpretationSamplePage>(
    `/samples?limit=7&cursor=${first.nextCursor}`,
  );
  const samples = [...first.items, ...second.items];
  // Odd hours, eight o'clock, and noon in both ways.
  expect(samples.map(({ sequence }) => sequence)).toEqual([
    1, 3, 5, 7, 8, 9, 11, 12, 13,
  ]);
  expect(samples[4]).toMatchObject({
    source: 'ticker',
    before: { version: 1, events: [{ data: { customData: { was: 8 } } }] },
    after: { version: 2, events: [{ data: { customData: { hour: 8 } } }] },
  });
  expect(samples[8]).toMatchObject({
    before: {
      status: 'quarantined',
      reason: expect.stringContaining('hour'),
      events: [],
    },
    after: {
      status: 'interpreted',
      events: [{ type: tickedType }, { type: struckType }],
    },
  });
  const [{ contributor }] = await knex('events').limit(1);
  expect(contributor).toEqual(expect.any(String));
  expect(JSON.stringify(samples)).not.toContain(contributor);
  expect(second.nextCursor).toBeUndefined();
});

it('puts into force what would be there from scratch, and brings back what was', async () => {
  const before = await dumpLog(knex);
  await upgrade(2);
  await ask('', {});
  await reach('ready');

  await ask('/take', {});
  await reach('taken');
  expect(await dumpLog(knex)).toEqual(await fromScratch(2));
  expect(await generation()).toBe(2);

  await ask('/return', {});
  await reach('returned');
  expect(await dumpLog(knex)).toEqual(before);
  expect(await generation()).toBe(3);

  await ask('', { takeWhenReady: true });
  await reach('taken');
  expect(await dumpLog(knex)).toEqual(await fromScratch(2));
  expect(await generation()).toBe(4);
});

it('does not bring back, by an exchange, events that have expired meanwhile', async () => {
  await upgrade(2);
  await ask('', {});
  await reach('ready');
  const found = await knex('reinterpreted_events').where({ side: 'after' });
  expect(found).not.toHaveLength(0);

  const directory = await TestDirectory.create();
  const longAfter = new Date();
  longAfter.setUTCFullYear(longAfter.getUTCFullYear() + 1);
  const expiry = createExpiry({
    knex,
    store: directory.path,
    standard: days({ raw: 30, events: 30 }),
  });
  const { signal } = new AbortController();
  const { eventsRemoved } = await expiry.run(longAfter, signal);
  expect(eventsRemoved).toBe(ticks.length);
  await directory.remove();

  await ask('/take', {});
  await reach('taken');
  await expect(knex('events')).resolves.toEqual([]);
});

it('reads what comes in meanwhile too, also by those who have the old version', async () => {
  const old = replica;
  replica = await start(2);
  await ask('', {});
  await reach('ready');
  await send(old, ticks.length);
  await waitFor(async () => {
    expect((await status()).latest?.position).toBe(2 * ticks.length);
  });
  await old.stop();

  await ask('/take', {});
  await reach('taken');
  expect(await dumpLog(knex)).toEqual(await fromScratch(2, 2));
});

it('gives everything that follows to those who want it again, and to nobody else', async () => {
  await upgrade(2);
  const seen: Record<'keeper' | 'actor', string[]> = { keeper: [], actor: [] };
  for (const [consumer, onGeneration] of [
    ['keeper', 'replay'],
    ['actor', undefined],
  ] as const) {
    replica.devhose.subscribe({
      consumer,
      onGeneration,
      from: 'beginning',
      shards: 1,
      handler: async events => {
        seen[consumer].push(...events.map(({ event }) => event.id));
      },
    });
  }
  const before = await knex('events').pluck('event');
  await waitFor(() => {
    expect(seen.keeper).toHaveLength(before.length);
    expect(seen.actor).toHaveLength(before.length);
  });

  const gone = new AbortController();
  const stream = await fetch(`${replica.url}/v1/events/stream`, {
    signal: gone.signal,
    headers: { Authorization: mockCredentials.user.header() },
  });
  await ask('', { takeWhenReady: true });
  await reach('taken');
  const after = await knex('events').orderBy(['sequence', 'index']);
  await waitFor(() => {
    expect(seen.keeper.slice(before.length)).toEqual(
      after.map(({ event }) => event.id),
    );
  });
  expect(seen.actor).toHaveLength(before.length);

  await send(replica, ticks.length);
  let told = '';
  for await (const chunk of stream.body!) {
    told += Buffer.from(chunk).toString();
    if (/^event: generation\nid: \d+\ndata: 2$/m.test(told)) {
      break;
    }
  }
  expect(told).toMatch(/^event: generation\nid: 13\ndata: 1$/m);
  gone.abort();
});

it('knows which deliveries were read by which version', async () => {
  const counts = async () =>
    (await status()).sources.find(({ source }) => source === 'ticker');
  await upgrade(2);
  const outdated = {
    source: 'ticker',
    version: 2,
    deliveries: ticks.length,
    outdated: ticks.length,
    quarantined: 1,
  };
  await waitFor(async () => expect(await counts()).toEqual(outdated));

  await ask('', { takeWhenReady: true });
  await reach('taken');
  const current = { ...outdated, outdated: 0, quarantined: 0 };
  await waitFor(async () => expect(await counts()).toEqual(current));

  // Nothing is left to be read, unless somebody insists.
  await ask('', {});
  expect(await reach('ready')).toMatchObject({ deliveries: 0 });
  await ask('/cancel', {});
  await ask('', { everything: true });
  const again = await reach('ready');
  expect(again).toMatchObject({ deliveries: ticks.length });
  expect(again.types).toContainEqual({
    type: tickedType,
    same: 7,
    changed: 0,
    added: 0,
    removed: 0,
  });
});

it('gives up what is cancelled or discarded, and keeps one way back', async () => {
  await upgrade(2);
  await ask('', { takeWhenReady: true });
  const { id } = await reach('taken');
  expect(await status()).toMatchObject({ kept: id });
  await ask('', { everything: true });
  await reach('ready');
  expect((await request('/return', {})).status).toBe(409);
  await ask('/cancel', {});
  expect(await status()).toMatchObject({ kept: id });
  await ask('/discard', {});
  expect((await request('/return', {})).status).toBe(409);
  await waitFor(async () => {
    expect(await knex('reinterpreted_events')).toEqual([]);
    expect(await knex('reinterpreted_deliveries')).toEqual([]);
  });
});

it('is not gone on with by a backend that has other interpreters', async () => {
  await upgrade(2);
  await ask('', {});
  const { id } = await reach('ready');
  await upgrade(3);
  expect((await status()).latest).toMatchObject({ id, outdated: true });
  const conflict = await request('', {});
  expect(conflict.status).toBe(409);
  await ask('/cancel', {});
  await ask('', {});
  expect(await reach('ready')).toMatchObject({ outdated: false });
});

it('is for those who have the permission, and remembered', async () => {
  await ask('', {});
  expect(auditor.createEvent).toHaveBeenCalledWith(
    expect.objectContaining({
      eventId: 'reinterpretation',
      meta: { actionType: 'request' },
    }),
  );
  expect(audit.success).toHaveBeenCalledWith({
    meta: { id: 1, state: 'running' },
  });

  permissions.authorize.mockImplementation(async requests =>
    requests.map(() => ({ result: AuthorizeResult.DENY })),
  );
  expect((await request('')).status).toBe(403);
  expect((await request('/samples')).status).toBe(403);
  for (const action of ['', '/take', '/cancel', '/return', '/discard']) {
    expect((await request(action, {})).status).toBe(403);
  }
  expect(audit.fail).toHaveBeenCalledTimes(5);
});
