import type { Knex } from 'knex';
import type { FollowedPage } from '@pitstop/plugin-devhose-common';
import { createLog, type TestLog } from '../__testUtils__/createLog';
import { testPostgres } from '../__testUtils__/postgres';
import { preparedDelivery } from '../__testUtils__/preparedDelivery';
import type { PreparedDelivery, PreparedEvent } from '../log/PreparedDelivery';
import { locatePageQuery, readPageQuery } from './followedPageQuery';
import type { FollowReader } from './FollowReader';
import { readStretch } from './readStretch';
import type { WantedEvents } from './wantedEvents';

jest.setTimeout(60_000);

const postgres = testPostgres();

function event(type: string, bytes = 0): PreparedEvent {
  return {
    type,
    subject: 's',
    repository: undefined,
    occurredAt: '2026-07-31T09:30:00.000Z',
    contributor: undefined,
    json: Buffer.from(JSON.stringify({ type, padding: 'x'.repeat(bytes) })),
  };
}

function withEvents(...events: PreparedEvent[]): PreparedDelivery {
  return preparedDelivery({
    events,
    interpretation: events.length > 0 ? 'interpreted' : 'not-interpreted',
  });
}

function parsed(events: readonly Buffer[]): FollowedPage['events'] {
  return JSON.parse(`[${Buffer.concat(events)}]`);
}

/** A page in short: the places of its events, and its cursor. */
async function places(
  reader: FollowReader,
  options: { after: number; limit: number; wanted?: WantedEvents },
): Promise<{ events: string[]; cursor: number }> {
  const { content, cursor } = await reader.page(options);
  const { events } = await content;
  return {
    events: parsed(events).map(({ sequence, index }) => `${sequence}.${index}`),
    cursor,
  };
}

describe('a page of the log', () => {
  let test: TestLog;

  beforeEach(async () => {
    test = await createLog(await postgres.create(), { pageBytes: 10_000 });
  });

  it('holds whole deliveries, more than asked for if one has more', async () => {
    await test.log.append([
      withEvents(event('a'), event('b')),
      withEvents(),
      withEvents(event('c'), event('d'), event('e')),
      withEvents(event('f')),
      withEvents(),
    ]);
    const page = (after: number, limit: number) =>
      places(test.reader, { after, limit });

    await expect(page(0, 4)).resolves.toEqual({
      events: ['1.0', '1.1'],
      cursor: 1,
    });
    await expect(page(1, 2)).resolves.toEqual({
      events: ['3.0', '3.1', '3.2'],
      cursor: 3,
    });
    await expect(page(3, 1)).resolves.toEqual({ events: ['4.0'], cursor: 5 });
    await expect(page(5, 1)).resolves.toEqual({ events: [], cursor: 5 });
    await expect(page(0, 6)).resolves.toEqual({
      events: ['1.0', '1.1', '3.0', '3.1', '3.2', '4.0'],
      cursor: 5,
    });
  });

  it('ends before it gets too large, unless a single delivery is', async () => {
    await test.log.append([
      withEvents(event('a', 4000)),
      withEvents(event('b', 4000)),
      withEvents(event('c', 4000), event('d', 9000)),
      withEvents(event('e', 12_000)),
    ]);
    const page = (after: number) => places(test.reader, { after, limit: 100 });

    await expect(page(0)).resolves.toEqual({
      events: ['1.0', '2.0'],
      cursor: 2,
    });
    await expect(page(2)).resolves.toEqual({
      events: ['3.0', '3.1'],
      cursor: 3,
    });
    await expect(page(3)).resolves.toEqual({ events: ['4.0'], cursor: 4 });
  });

  it('leaves out other types, and moves on over them', async () => {
    await test.log.append([
      withEvents(event('dev.cdevents.change.created.0.4.0')),
      withEvents(event('dev.cdevents.change.merged.0.3.0')),
      withEvents(event('dev.cdevents.changes.merged.0.3.0')),
      withEvents(event('dev_cdevents.change.merged.0.3.0')),
    ]);
    const page = (...types: string[]) =>
      places(test.reader, { after: 0, limit: 100, wanted: { types } });

    await expect(page('dev.cdevents.change')).resolves.toEqual({
      events: ['1.0', '2.0'],
      cursor: 4,
    });
    await expect(page('dev.cdevents.change.merged')).resolves.toEqual({
      events: ['2.0'],
      cursor: 4,
    });
    await expect(
      page('dev.cdevents.change.created.0.4.0', 'dev.cdevents.changes'),
    ).resolves.toEqual({ events: ['1.0', '3.0'], cursor: 4 });
    await expect(page('dev_cdevents')).resolves.toEqual({
      events: ['4.0'],
      cursor: 4,
    });
    await expect(page('nothing')).resolves.toEqual({ events: [], cursor: 4 });
  });

  it('gives an event as it was written', async () => {
    const json = '{"b":1.0,"a":"\\u0001\\u0002\\n",\t"a":[ ],"c":"ä,\\\\"}';
    await test.log.append([
      preparedDelivery({
        source: 'a "source"',
        receivedAt: new Date('2026-07-31T09:30:00.005Z'),
        events: [
          { ...event('t'), json: Buffer.from(json), contributor: 'somebody' },
        ],
      }),
    ]);
    const { content } = await test.reader.page({ after: 0, limit: 1 });
    const { events } = await content;
    expect(String(Buffer.concat(events)).trim()).toBe(
      `{"sequence":1,"index":0,"receivedAt":"2026-07-31T09:30:00.005Z","deliverySource":"a \\"source\\"","event":${json},"contributor":"somebody"}`,
    );
  });

  it('gives an event that was written over several lines', async () => {
    const json = JSON.stringify({ said: 'one\ntwo' }, undefined, 2);
    await test.log.append([
      withEvents({ ...event('t'), json: Buffer.from(json) }),
    ]);
    const { content } = await test.reader.page({ after: 0, limit: 1 });
    const [{ event: read }] = parsed((await content).events);
    expect(read).toEqual({ said: 'one\ntwo' });
  });

  it('can be of some sources, repositories and subjects', async () => {
    const about = (subject: string, repository?: string): PreparedEvent => ({
      ...event('a'),
      subject,
      repository,
    });
    await test.log.append([
      withEvents(about('one', 'github.com/northwind/shop'), about('two')),
      { ...withEvents(about('one')), source: 'other' },
    ]);
    const page = (wanted: WantedEvents) =>
      places(test.reader, { after: 0, limit: 100, wanted });

    await expect(page({ sources: ['other', 'none'] })).resolves.toEqual({
      events: ['2.0'],
      cursor: 2,
    });
    await expect(
      page({ repositories: ['github.com/northwind/shop'] }),
    ).resolves.toEqual({ events: ['1.0'], cursor: 2 });
    await expect(page({ subjects: ['one'] })).resolves.toEqual({
      events: ['1.0', '2.0'],
      cursor: 2,
    });
    await expect(
      page({ subjects: ['one'], sources: ['other'], types: ['b'] }),
    ).resolves.toEqual({ events: [], cursor: 2 });
  });

  it('can be of one shard, and the shards together are everything, each subject in one', async () => {
    const subjects = Array.from({ length: 200 }, (_, index) => `s/${index}`);
    await test.log.append(
      [...subjects, ...subjects].map(subject =>
        withEvents({
          ...event('a'),
          subject,
          json: Buffer.from(JSON.stringify({ subject })),
        }),
      ),
    );
    const shards = await Promise.all(
      [0, 1, 2, 3].map(async index => {
        const shard = { index, count: 4 };
        const page = await test.reader.page({
          after: 0,
          limit: 1000,
          wanted: { shard },
        });
        const { events } = await page.content;
        return parsed(events).map(({ event: { subject } }) => subject);
      }),
    );
    expect(shards.flat().toSorted()).toEqual(
      [...subjects, ...subjects].toSorted(),
    );
    for (const shard of shards) {
      const once = new Set(shard);
      expect(shard).toHaveLength(2 * once.size);
      // 50 of 200, give or take more than chance will.
      expect(once.size).toBeGreaterThan(25);
      expect(once.size).toBeLessThan(75);
    }
  });

  it('cannot come after a position that was never given', async () => {
    await test.log.append([withEvents()]);
    await expect(test.reader.page({ after: 2, limit: 1 })).rejects.toThrow(
      'Position 2 is beyond the head of the log, 1',
    );
  });

  it('comes after whatever is missing before the first delivery, however much', async () => {
    const knex = await postgres.create();
    const { log, reader } = await createLog(knex);
    await knex('delivery_keys').insert({
      source: 'test',
      delivery_id: 'of a month that is gone',
      sequence: 50_000,
      received_at: new Date(),
    });
    await log.append([withEvents(event('a')), withEvents(event('b'))]);

    await expect(places(reader, { after: 0, limit: 100 })).resolves.toEqual({
      events: ['50001.0', '50002.0'],
      cursor: 50_002,
    });
  });

  it('is found by primary keys, and read from the partitions concerned', async () => {
    const knex = await postgres.create();
    const { log, reader } = await createLog(knex);
    for (const month of [1, 2, 3, 4, 5, 6]) {
      const receivedAt = new Date(Date.UTC(2026, month - 1, 10));
      await log.append(
        Array.from({ length: 2000 }, () => preparedDelivery({ receivedAt })),
      );
    }
    await knex.raw('analyze events');

    const { stretch } = await readStretch(knex, 10_500);
    expect(stretch).toEqual({
      after: 10_500,
      upTo: 12_000,
      firstMonth: '2026-06-01',
      lastMonth: '2026-06-01',
    });
    if (stretch === undefined) {
      throw new Error('There is no stretch');
    }
    const planOf = async (query: Knex.Raw) => {
      const { rows } = await knex.raw(`explain ${query.toQuery()}`);
      return rows
        .map((row: { 'QUERY PLAN': string }) => row['QUERY PLAN'])
        .join('\n');
    };
    const locating = await planOf(
      locatePageQuery(knex, stretch, { limit: 100, bytes: 1_000_000 }),
    );
    expect(locating).toContain('Index Scan using events_2026_06_pkey');
    expect(locating).not.toContain('events_2026_05');
    expect(locating).not.toMatch(/Seq Scan|Append|Incremental Sort/);
    const reading = await planOf(
      readPageQuery(knex, { ...stretch, upTo: 10_600 }, {}),
    );
    expect(reading).toContain('events_2026_06');
    expect(reading).not.toContain('events_2026_05');
    expect(reading).not.toMatch(/Seq Scan|Append/);

    const page = await reader.page({ after: 1_950, limit: 100 });
    expect(page.cursor).toBe(2_050);
  });
});
