import { mockServices } from '@backstage/backend-test-utils';
import { createDeferred } from '@backstage/types';
import type { FollowedEvent } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { createLog, type TestLog } from '../../__testUtils__/createLog';
import { testPostgres } from '../../__testUtils__/postgres';
import { startReplica, type Replica } from '../../__testUtils__/startReplica';
import {
  about,
  expectOrderPerSubject,
  place,
  rounds,
} from '../../__testUtils__/subjectEvents';
import { waitFor } from '../../__testUtils__/waitFor';

jest.setTimeout(120_000);

const postgres = testPostgres();
const logger = mockServices.logger.mock({ child: () => logger });
let knex: Knex;
let log: TestLog['log'];
let replicas: Replica[];

beforeEach(async () => {
  knex = await postgres.create();
  ({ log } = await createLog(knex));
  replicas = [];
});

afterEach(async () => {
  await Promise.all(replicas.map(({ stop }) => stop()));
});

async function replica(): Promise<Replica> {
  const started = await startReplica(knex, [logger.factory]);
  replicas.push(started);
  return started;
}

/** Who holds how many of the shards. */
async function holdings(): Promise<number[]> {
  const rows = await knex('consumer_shards')
    .whereNotNull('holder')
    .groupBy('holder')
    .count();
  return rows.map(({ count }) => Number(count)).toSorted();
}

describe('a subscription', () => {
  it('is given what it wants from the beginning, in order, and then what comes in', async () => {
    await log.append([about('a', 'b'), about('a', 'c')]);
    const { devhose } = await replica();
    const seen: string[] = [];
    devhose.subscribe({
      consumer: 'everything',
      from: 'beginning',
      shards: 1,
      batch: 3,
      filter: { subjects: ['a', 'b'] },
      handler: async events => {
        seen.push(...events.map(place));
      },
    });
    await waitFor(() => expect(seen).toEqual(['1.0', '1.1', '2.0']));

    await log.append([about('c'), about('b', 'c', 'a')]);
    await waitFor(() =>
      expect(seen).toEqual(['1.0', '1.1', '2.0', '4.0', '4.2']),
    );
  });

  it('begins with what happens from now on, unless told otherwise', async () => {
    await log.append([about('a')]);
    const { devhose } = await replica();
    const seen: string[] = [];
    devhose.subscribe({
      consumer: 'newest',
      handler: async events => {
        seen.push(...events.map(place));
      },
    });
    await waitFor(async () => expect(await holdings()).toEqual([4]));
    await log.append([about('a')]);
    await waitFor(() => expect(seen).toEqual(['2.0']));
  });

  it('is shared by the processes, each event handled once and in order per subject', async () => {
    const seen: FollowedEvent[] = [];
    const counts = [0, 0];
    for (const index of counts.keys()) {
      const { devhose } = await replica();
      devhose.subscribe({
        consumer: 'shared',
        from: 'beginning',
        batch: 7,
        handler: async events => {
          seen.push(...events);
          counts[index] += events.length;
        },
      });
    }
    await waitFor(async () => expect(await holdings()).toEqual([2, 2]));

    for (let round = 0; round < 10; round++) {
      await log.append(rounds(100, 40));
    }
    await waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(1000));
    expect(new Set(seen.map(place)).size).toBe(1000);
    expectOrderPerSubject(seen);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  it('is handed over at once when a process ends, after what was under way', async () => {
    const [first, second] = [await replica(), await replica()];
    const seen: string[] = [];
    const started = createDeferred<void>();
    const finished = createDeferred<void>();
    const options = {
      consumer: 'handed-over',
      from: 'beginning',
      shards: 1,
      // Nobody could wait for such a lease to end.
      leaseSeconds: 180,
    } as const;
    const subscription = first.devhose.subscribe({
      ...options,
      handler: async events => {
        started.resolve();
        await finished;
        seen.push(...events.map(event => `first ${place(event)}`));
      },
    });
    await log.append([about('a')]);
    await started;
    second.devhose.subscribe({
      ...options,
      handler: async events => {
        seen.push(...events.map(event => `second ${place(event)}`));
      },
    });

    const stopped = subscription.stop();
    await log.append([about('a')]);
    finished.resolve();
    await stopped;
    await waitFor(() => expect(seen).toEqual(['first 1.0', 'second 2.0']));
  });

  it('lets a handler that is stuck be seen, and stops nobody else', async () => {
    const { devhose } = await replica();
    const seen: string[] = [];
    let giveUp = () => {};
    devhose.subscribe({
      consumer: 'stuck',
      shards: 1,
      from: 'beginning',
      leaseSeconds: 3,
      handler: () =>
        new Promise<void>(resolve => {
          giveUp = resolve;
        }),
    });
    devhose.subscribe({
      consumer: 'lively',
      from: 'beginning',
      handler: async events => {
        seen.push(...events.map(place));
      },
    });
    await log.append([about('a')]);
    await waitFor(() => expect(seen).toEqual(['1.0']));
    await waitFor(async () => {
      const [shard] = await knex('consumer_shards').where({
        consumer: 'bot:stuck',
      });
      expect(shard.busy_since).not.toBeNull();
    });
    await log.append([about('a')]);
    await waitFor(() => expect(seen).toEqual(['1.0', '2.0']));
    giveUp();
  });
});

describe('an event whose handler fails', () => {
  it('is handed out again, and its successors wait for it', async () => {
    const { devhose } = await replica();
    const attempts: string[] = [];
    let broken = true;
    devhose.subscribe({
      consumer: 'flaky',
      from: 'beginning',
      shards: 1,
      handler: async events => {
        attempts.push(events.map(place).join(' '));
        if (broken && events.some(({ event }) => event.subject === 'bad')) {
          broken = attempts.length < 3;
          throw new Error('not now');
        }
      },
    });
    await log.append([about('good', 'bad', 'good')]);
    await waitFor(() =>
      expect(attempts).toEqual(['1.0 1.1 1.2', '1.0', '1.1', '1.1', '1.2']),
    );
    await waitFor(async () => {
      const [shard] = await knex('consumer_shards');
      expect(shard).toMatchObject({
        sequence: '1',
        index: null,
        handled: '3',
        attempts: 0,
        last_error: 'Error: not now',
      });
    });
  });

  it('becomes a dead letter in the end, and the shard moves on', async () => {
    const { devhose } = await replica();
    const handled: string[] = [];
    devhose.subscribe({
      consumer: 'poisoned',
      from: 'beginning',
      shards: 1,
      attempts: 2,
      handler: async events => {
        if (events.some(({ event }) => event.subject === 'bad')) {
          throw new Error('never');
        }
        handled.push(...events.map(place));
      },
    });
    await log.append([about('bad', 'good'), about('good')]);
    await waitFor(() => expect(handled).toEqual(['1.1', '2.0']));
    await expect(
      knex('dead_letters').select(
        'consumer',
        'sequence',
        'index',
        'attempts',
        'error',
      ),
    ).resolves.toEqual([
      {
        consumer: 'bot:poisoned',
        sequence: '1',
        index: 0,
        attempts: 2,
        error: 'Error: never',
      },
    ]);
    expect(logger.warn).toHaveBeenCalledWith(
      'Consumer poisoned failed with 3 events from 1 on, trying them one by one',
      new Error('never'),
    );
    expect(logger.error).toHaveBeenCalledWith(
      'Consumer poisoned could not handle event 1.0; it is a dead letter now',
    );
  });
});
