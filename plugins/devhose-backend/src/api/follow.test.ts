import { mockCredentials } from '@backstage/backend-test-utils';
import type { FollowedPage } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { createLog, type TestLog } from '../__testUtils__/createLog';
import { testPostgres } from '../__testUtils__/postgres';
import { preparedDelivery } from '../__testUtils__/preparedDelivery';
import { startDevhoseBackend } from '../__testUtils__/startDevhoseBackend';

jest.setTimeout(60_000);

const postgres = testPostgres();
let knex: Knex;
let otherProcess: TestLog;
let url: string;

beforeAll(async () => {
  knex = await postgres.create();
  ({ url } = await startDevhoseBackend({ knex }));
  otherProcess = await createLog(knex);
});

async function follow(
  query: string,
  authorization = mockCredentials.service.header(),
): Promise<Response> {
  return fetch(`${url}/v1/follow?${query}`, {
    headers: { Authorization: authorization },
  });
}

async function page(query: string): Promise<FollowedPage> {
  const response = await follow(query);
  expect(response.status).toBe(200);
  return response.json();
}

describe('following the log', () => {
  it('is for services only', async () => {
    await expect(
      follow('after=0', mockCredentials.user.header()),
    ).resolves.toMatchObject({ status: 403 });
    await expect(
      follow('after=0', mockCredentials.none.header()),
    ).resolves.toMatchObject({ status: 401 });
  });

  it.each([
    ['', 'after'],
    ['after=-1', 'after'],
    ['after=x', 'after'],
    ['after=0&limit=0', 'limit'],
    ['after=0&waitSeconds=61', 'waitSeconds'],
    ['after=0&surprise=1', 'surprise'],
    ['after=1000000', 'beyond the head'],
  ])('refuses "%s" with the reason', async (query, reason) => {
    const response = await follow(query);
    expect(response.status).toBe(400);
    const { error } = await response.json();
    expect(error.message).toContain(reason);
  });

  it('answers at once when there is something, and where there is nothing if asked not to wait', async () => {
    await expect(page('after=0')).resolves.toEqual({
      events: [],
      cursor: 0,
      head: 0,
      generation: 1,
    });
    await otherProcess.log.append([preparedDelivery(), preparedDelivery()]);

    const { events, cursor, head } = await page('after=0&waitSeconds=60');
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect({ cursor, head }).toEqual({ cursor: 2, head: 2 });
  });

  it('waits at the head for what any process appends', async () => {
    const { head } = await page('after=0');
    const waiting = page(`after=${head}&waitSeconds=60`);
    await otherProcess.log.append([
      preparedDelivery({ deliveryId: 'awaited' }),
    ]);

    const { events, cursor } = await waiting;
    expect(events.map(({ event }) => event.id)).toEqual(['awaited']);
    expect(cursor).toBe(head + 1);
  });

  it('gives an empty page when the wait is over', async () => {
    const { head } = await page('after=0');
    await expect(page(`after=${head}&waitSeconds=1`)).resolves.toEqual({
      events: [],
      cursor: head,
      head,
      generation: 1,
    });
  });

  it('takes several types', async () => {
    const { head } = await page('after=0');
    const [event] = preparedDelivery().events;
    const deliveries = ['a.one', 'a.two', 'b.one', 'c'].map(type =>
      preparedDelivery({ events: [{ ...event, type }] }),
    );
    await otherProcess.log.append(deliveries);

    const { events, cursor } = await page(`after=${head}&types=a.two,b`);
    expect(events.map(({ sequence }) => sequence - head)).toEqual([2, 3]);
    expect(cursor).toBe(head + 4);
  });

  it('can wait for wanted events only', async () => {
    const { head } = await page('after=0');
    const [event] = preparedDelivery().events;
    const about = (subject: string) =>
      preparedDelivery({ events: [{ ...event, subject }] });
    const waiting = page(
      `after=${head}&waitSeconds=60&onlyEvents=true&subjects=this,one&subjects=or%20that`,
    );
    await otherProcess.log.append([about('another')]);
    await otherProcess.log.append([about('or that')]);
    await otherProcess.log.append([about('this,one')]);

    const { events, cursor } = await waiting;
    expect(events.map(({ sequence }) => sequence)).toContain(head + 2);
    expect(cursor).toBeGreaterThanOrEqual(head + 2);
  });

  it('refuses a shard that there is not', async () => {
    const response = await follow('after=0&shard=2&shards=2');
    expect(response.status).toBe(400);
    const { error } = await response.json();
    expect(error.message).toContain('There is no shard 2 of 2');
  });
});
