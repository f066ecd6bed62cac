import type { LeaseRequest } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { createLog } from '../../__testUtils__/createLog';
import { testPostgres } from '../../__testUtils__/postgres';
import { about } from '../../__testUtils__/subjectEvents';
import { waitFor } from '../../__testUtils__/waitFor';
import { Consumers } from './Consumers';
import { LeaseSignal } from './LeaseSignal';

jest.setTimeout(60_000);

const postgres = testPostgres();
const never = new AbortController().signal;
const consumer = 'test:consumer';
const event = { sequence: 1, index: 0 };

let knex: Knex;
let consumers: Consumers;

beforeEach(async () => {
  knex = await postgres.create();
  const { log } = await createLog(knex);
  await log.append([about('a', 'b'), about('a')]);
  consumers = Consumers.create({ knex, signal: LeaseSignal.create() });
});

function request(
  holder: string,
  options: Partial<LeaseRequest> = {},
): LeaseRequest {
  return {
    holder,
    filter: {},
    shards: 1,
    from: 'beginning',
    attemptsLimit: 3,
    leaseSeconds: 600,
    waitSeconds: 0,
    held: [],
    ...options,
  };
}

const lease = (holder: string, options?: Partial<LeaseRequest>) =>
  consumers.lease(consumer, request(holder, options), never);

/** One holder is not heard of any more, and another takes over. */
async function takeOver(from: string, to: string) {
  await knex('consumer_shards')
    .where({ holder: from })
    .update({ lease_until: knex.raw(`now() - interval '1 second'`) });
  await knex('consumer_holders')
    .where({ holder: from })
    .update({ lease_until: knex.raw(`now() - interval '1 second'`) });
  const { leases } = await lease(to);
  return leases[0];
}

describe('who has a shard', () => {
  it('is nobody who has left, also by a request that was sent before', async () => {
    expect((await lease('one')).leases).toHaveLength(1);
    await consumers.release(consumer, {
      holder: 'one',
      shards: [],
      leaving: true,
    });
    await expect(lease('one')).resolves.toEqual({ shards: 1, leases: [] });
    expect((await lease('two')).leases).toHaveLength(1);
  });

  it('is one process, until it is not heard of any more; what it says then is refused', async () => {
    const [first] = (await lease('one')).leases;
    expect(first).toMatchObject({ shard: 0, careful: false });
    await expect(lease('two')).resolves.toEqual({ shards: 1, leases: [] });

    const second = await takeOver('one', 'two');
    expect(second.epoch).toBeGreaterThan(first.epoch);
    const done = { position: { sequence: 2 }, handled: 3 };
    const stale = 'has changed hands since epoch 1; ask for a lease again';
    await expect(
      consumers.commit(consumer, 0, { epoch: first.epoch, ...done }),
    ).rejects.toThrow(stale);
    await expect(
      consumers.beginAttempt(consumer, 0, { epoch: first.epoch, event }),
    ).rejects.toThrow(stale);
    await expect(
      consumers.failAttempt(consumer, 0, {
        epoch: first.epoch,
        event,
        error: 'x',
      }),
    ).rejects.toThrow(stale);
    await expect(
      consumers.settleRedrive(consumer, 0, { epoch: first.epoch, id: 1 }),
    ).rejects.toThrow(stale);
    expect((await knex('consumer_shards'))[0].sequence).toBe('0');

    await consumers.commit(consumer, 0, { epoch: second.epoch, ...done });
    expect((await knex('consumer_shards'))[0].sequence).toBe('2');
  });

  it('is nobody twice when many ask at once, and all get their fair share', async () => {
    const holders = ['a', 'b', 'c', 'd', 'e'];
    const shards = 12;
    await Promise.all(holders.map(holder => lease(holder, { shards })));
    const held = new Map<string, number[]>(holders.map(holder => [holder, []]));
    // What is asked to be given up is, until nobody is asked any more.
    await waitFor(async () => {
      for (const holder of holders) {
        const { leases } = await lease(holder, { shards });
        held.set(
          holder,
          leases.map(({ shard }) => shard),
        );
        await consumers.release(consumer, {
          holder,
          shards: leases.filter(({ surrender }) => surrender),
          leaving: false,
        });
      }
      expect([...held.values()].flat().toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: shards }, (_, shard) => shard),
      );
      expect([...held.values()].map(({ length }) => length).toSorted()).toEqual(
        [2, 2, 2, 3, 3],
      );
    });
  });

  it('keeps the number of shards that it began with', async () => {
    await lease('one', { shards: 2 });
    await expect(lease('one', { shards: 5 })).resolves.toMatchObject({
      shards: 2,
    });
  });
});

describe('an event that takes its process down with it', () => {
  it('is handed out carefully, and becomes a dead letter in the end', async () => {
    let [held] = (await lease('process-0')).leases;
    for (let death = 1; death <= 3; death++) {
      await expect(
        consumers.beginAttempt(consumer, 0, { epoch: held.epoch, event }),
      ).resolves.toMatchObject({ outcome: 'retry' });
      held = await takeOver(`process-${death - 1}`, `process-${death}`);
      expect(held.careful).toBe(true);
    }
    await expect(
      consumers.beginAttempt(consumer, 0, { epoch: held.epoch, event }),
    ).resolves.toEqual({ outcome: 'dead-letter' });

    await expect(knex('dead_letters')).resolves.toMatchObject([
      {
        ...event,
        sequence: '1',
        attempts: 3,
        error: 'Whoever handled it was not heard of any more, every time',
      },
    ]);
    const { leases } = await lease('process-3');
    expect(leases[0]).toMatchObject({ position: event, careful: false });
  });

  it('is not taken for one when it was never handed out', async () => {
    await lease('process-0');
    for (let death = 1; death <= 9; death++) {
      await takeOver(`process-${death - 1}`, `process-${death}`);
    }
    const { leases } = await lease('process-9');
    await expect(
      consumers.beginAttempt(consumer, 0, { epoch: leases[0].epoch, event }),
    ).resolves.toMatchObject({ outcome: 'retry' });
  });
});
