import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import type { BackendProcess } from '@pitstop/plugin-devhose-node/testUtils';
import type { Knex } from 'knex';
import { createLog } from '../../__testUtils__/createLog';
import { testPostgres } from '../../__testUtils__/postgres';
import { spawnDevhose } from '../../__testUtils__/spawnDevhose';
import { rounds } from '../../__testUtils__/subjectEvents';
import { waitFor } from '../../__testUtils__/waitFor';
import { StubbornAppender } from '../../log/StubbornAppender';

jest.setTimeout(300_000);

const postgres = testPostgres();
const ports = [7120, 7121];
const subjects = 50;
const batches = 60;
const batchDeliveries = subjects;
const deliveries = batches * batchDeliveries;
/** In turn, at about equal distances. */
const blows = ['kill', 'cut', 'kill', 'cut', 'kill', 'kill'] as const;

async function witnessed(knex: Knex): Promise<number> {
  const [{ count }] = await knex('witnessed').countDistinct<
    Array<{ count: string }>
  >({ count: 'sequence' });
  return Number(count);
}

/** Every connection to the database but the one that asks, as when PostgreSQL fails over. */
async function cutConnections(knex: Knex): Promise<void> {
  await knex.raw(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
}

/** The events of each subject, in the order in which they were seen first. */
async function firstSeen(knex: Knex): Promise<Map<string, number[]>> {
  const rows = await knex('witnessed').orderBy('id');
  const seen = new Map<string, Set<number>>();
  for (const { subject, sequence } of rows) {
    const sequences = seen.get(subject) ?? new Set();
    seen.set(subject, sequences.add(Number(sequence)));
  }
  return new Map([...seen].map(([subject, set]) => [subject, [...set]]));
}

it('every event is seen, in order per subject, whatever is killed and cut', async () => {
  const knex = await postgres.create();
  await knex.schema.createTable('witnessed', table => {
    table.increments('id');
    table.bigInteger('sequence').notNullable();
    table.integer('index').notNullable();
    table.text('subject').notNullable();
  });
  const appender = StubbornAppender.create({
    appender: (await createLog(knex)).log,
    logger: mockServices.logger.mock(),
  });
  const replicas: BackendProcess[] = [];
  try {
    for (const port of ports) {
      replicas.push(
        await spawnDevhose({ knex, port, entry: 'consumingBackend' }),
      );
    }
    const append = async (): Promise<void> => {
      for (let batch = 0; batch < batches; batch++) {
        const outcomes = await appender.append(
          rounds(batchDeliveries, subjects),
        );
        expect(outcomes.filter(outcome => 'error' in outcome)).toEqual([]);
        // So that there is always something under way when the next blow falls.
        const behind = (batch + 1) * batchDeliveries - 500;
        await waitFor(async () =>
          expect(await witnessed(knex)).toBeGreaterThanOrEqual(behind),
        );
      }
    };
    const strike = async (): Promise<void> => {
      for (const [index, blow] of blows.entries()) {
        const due =
          (deliveries * (index + 0.5 + Math.random() / 2)) / (blows.length + 2);
        await waitFor(async () =>
          expect(await witnessed(knex)).toBeGreaterThan(due),
        );
        await sleep(Math.random() * 100);
        if (blow === 'cut') {
          await cutConnections(knex);
        } else {
          const victim = replicas[Math.floor(Math.random() * 2)];
          await victim.kill();
          await victim.restart();
        }
      }
    };
    await Promise.all([append(), strike()]);
    await waitFor(async () => expect(await witnessed(knex)).toBe(deliveries));

    const undisturbed = new Map<string, number[]>();
    for (const { subject, sequence } of await knex('events').orderBy(
      'sequence',
    )) {
      const sequences = undisturbed.get(subject) ?? [];
      undisturbed.set(subject, [...sequences, Number(sequence)]);
    }
    expect(undisturbed.size).toBe(subjects);
    expect(await firstSeen(knex)).toEqual(undisturbed);

    await waitFor(async () => {
      const positions = await knex('consumer_shards').pluck('sequence');
      expect(positions.map(Number)).toEqual(Array(4).fill(deliveries));
    });
    await expect(knex('dead_letters')).resolves.toEqual([]);
  } finally {
    await Promise.all(replicas.map(replica => replica.dispose()));
  }
});
