import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createLog, type TestLog } from '../__testUtils__/createLog';
import {
  createExpiry,
  days,
  TestDirectory,
} from '../__testUtils__/keepingParts';
import { testPostgres } from '../__testUtils__/postgres';
import { preparedDelivery } from '../__testUtils__/preparedDelivery';
import { startReplica, type Replica } from '../__testUtils__/startReplica';
import { waitFor } from '../__testUtils__/waitFor';
import { ConsumerBook } from './consumers';
import { EventStreams } from './EventStreams';
import { LogFollower } from './LogFollower';

jest.setTimeout(120_000);

const postgres = testPostgres();
const logger = mockServices.logger.mock({ child: () => logger });
const now = new Date('2026-11-20T12:00:00Z');
const forever = new AbortController().signal;

let knex: Knex;
let test: TestLog;
let directory: TestDirectory;
let replica: Replica | undefined;

/** Five deliveries of summer, of which those of the clock have expired, and two of autumn. */
beforeEach(async () => {
  knex = await postgres.create();
  test = await createLog(knex);
  directory = await TestDirectory.create();
  const summer = new Date('2026-07-10T00:00:00Z');
  const autumn = new Date('2026-11-10T00:00:00Z');
  await test.log.append(
    ['kept', 'clock', 'clock', 'clock', 'kept'].map(source =>
      preparedDelivery({ source, receivedAt: summer }),
    ),
  );
  await test.log.append(
    ['kept', 'clock'].map(source =>
      preparedDelivery({ source, receivedAt: autumn }),
    ),
  );
  const expiry = createExpiry({
    knex,
    store: directory.path,
    standard: days({}),
    bySource: { clock: days({ raw: 100, events: 100 }) },
  });
  await expiry.run(now, forever);
});

afterEach(async () => {
  await replica?.stop();
  replica = undefined;
  await directory.remove();
});

describe('events that have expired', () => {
  it('are told of by the page that they would be on', async () => {
    const page = async (after: number, limit = 100, sources?: string[]) => {
      const wanted = { sources };
      const { cursor, content } = await test.reader.page({
        after,
        limit,
        wanted,
      });
      const { expired } = await content;
      return { cursor, expired };
    };
    await expect(page(0)).resolves.toEqual({
      cursor: 7,
      expired: { first: 2, last: 4 },
    });
    await expect(page(2)).resolves.toEqual({
      cursor: 7,
      expired: { first: 3, last: 4 },
    });
    await expect(page(0, 1)).resolves.toEqual({ cursor: 1 });
    await expect(page(4)).resolves.toEqual({ cursor: 7 });
    await expect(page(0, 100, ['kept'])).resolves.toEqual({ cursor: 7 });
  });

  it('are worth an answer to who waits for events only', async () => {
    const follower = LogFollower.create(test);
    const page = await follower.page({
      after: 1,
      limit: 100,
      waitSeconds: 60,
      wanted: { sources: ['clock'], types: ['something.rare'] },
      onlyEvents: true,
      signal: forever,
    });
    expect(page.count).toBe(0);
    await expect(page.content).resolves.toMatchObject({
      expired: { first: 2, last: 4 },
    });
  });

  it('are told of to who resumes a stream before them', async () => {
    const streams = EventStreams.create({ knex, head: test.head });
    const watch = async (sequence: number) => {
      const batches = streams.watch({
        after: { sequence },
        filter: {},
        signal: forever,
      });
      const told = [];
      for await (const batch of batches) {
        told.push(batch.expired);
        if (batch.position === '7') {
          break;
        }
      }
      return told.filter(expired => expired !== undefined);
    };
    await expect(watch(0)).resolves.toEqual([{ first: 2, last: 4 }]);
    await expect(watch(5)).resolves.toEqual([]);
  });

  it('are told of to the operators of consumers that miss them, until these get them again', async () => {
    replica = await startReplica(knex, [logger.factory]);
    const book = ConsumerBook.create({ knex });
    const seen: Array<[string, number]> = [];
    const consumers = { everything: undefined, kept: ['kept'] };
    for (const [consumer, sources] of Object.entries(consumers)) {
      replica.devhose.subscribe({
        consumer,
        from: 'beginning',
        filter: { sources },
        handler: async events => {
          for (const { sequence } of events) {
            seen.push([consumer, sequence]);
          }
        },
      });
    }
    await waitFor(() => expect(seen).toHaveLength(4 + 3));
    await waitFor(async () => {
      for (const { lag } of await book.list()) {
        expect(lag.events).toBe(0);
      }
    });
    await expect(book.list()).resolves.toMatchObject([
      { name: 'bot:everything', expired: { first: 2, last: 4 } },
      { name: 'bot:kept', expired: undefined },
    ]);
    // Each of its shards says so, once.
    const said = logger.warn.mock.calls.map(([message]) => message);
    expect(said.filter(message => message.includes('passes over'))).toEqual(
      Array.from(
        { length: 4 },
        () =>
          'Consumer everything passes over events of deliveries 2 to 4, maybe more, because they have expired; restore their archives and replay it from there if it needs them',
      ),
    );

    await knex('archives').update({ events_removed_at: null });
    await book.replay('bot:everything', { after: 1 });
    await expect(book.status('bot:everything')).resolves.toMatchObject({
      expired: undefined,
    });
  });
});
