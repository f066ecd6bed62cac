import type { FollowedEvent } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { githubDelivery } from './__testUtils__/githubDelivery';
import { githubExamples } from './__testUtils__/githubExamples';
import { postDelivery } from './__testUtils__/ingest';
import {
  hasPgBouncer,
  PgBouncer,
  pooledApplication,
} from './__testUtils__/PgBouncer';
import { testPostgres } from './__testUtils__/postgres';
import { webhookSecret } from './__testUtils__/startDevhoseBackend';
import { startReplica, type Replica } from './__testUtils__/startReplica';
import { expectOrderPerSubject, place } from './__testUtils__/subjectEvents';
import { waitFor } from './__testUtils__/waitFor';

jest.setTimeout(180_000);

const postgres = testPostgres();
const connections = 3;
const senders = 12;

const describeWith = hasPgBouncer() ? describe : describe.skip;

describeWith('behind PgBouncer in transaction mode', () => {
  let direct: Knex;
  let bouncer: PgBouncer;
  const clients: Knex[] = [];
  const replicas: Replica[] = [];

  beforeAll(async () => {
    direct = await postgres.create();
    bouncer = await PgBouncer.start(direct, { connections });
    for (let count = 0; count < 2; count++) {
      const client = bouncer.connect();
      clients.push(client);
      replicas.push(await startReplica(client));
    }
  });

  afterAll(async () => {
    await Promise.all(replicas.map(({ stop }) => stop()));
    await Promise.all(clients.map(client => client.destroy()));
    await bouncer.stop();
  });

  /** Of all that PgBouncer has with this database. */
  async function serverConnections(): Promise<number> {
    const { rows } = await direct.raw(
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and application_name = ?`,
      [pooledApplication],
    );
    return rows[0].count;
  }

  it('two replicas take deliveries in and share consumers, over fewer connections than either has', async () => {
    const handled: FollowedEvent[] = [];
    const counts = [0, 0];
    for (const [index, { devhose }] of replicas.entries()) {
      devhose.subscribe({
        consumer: 'everything',
        from: 'beginning',
        batch: 20,
        handler: async events => {
          handled.push(...events);
          counts[index] += events.length;
        },
      });
    }
    await waitFor(async () => {
      const holders = await direct('consumer_shards')
        .whereNotNull('holder')
        .countDistinct({ count: 'holder' })
        .first();
      expect(Number(holders?.count)).toBe(2);
    });

    const waiting = [...githubExamples.entries()];
    let most = 0;
    const send = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const [index, { event, payload }] = next;
        const delivery = githubDelivery({
          event,
          payload,
          secret: webhookSecret,
        });
        // Once by either: the second is a repeat, whoever took the first.
        for (const { url } of index % 2 ? replicas : replicas.toReversed()) {
          const { status } = await postDelivery(url, 'github', delivery);
          expect([200, 202]).toContain(status);
        }
        most = Math.max(most, await serverConnections());
      }
    };
    await Promise.all(Array.from({ length: senders }, send));

    const [{ count }] = await direct('deliveries').count();
    expect(Number(count)).toBe(githubExamples.length);
    const stored = await direct('events')
      .select('sequence', 'index')
      .orderBy(['sequence', 'index']);
    const places = stored.map(each => `${each.sequence}.${each.index}`);
    await waitFor(() =>
      expect(new Set(handled.map(place)).size).toBe(places.length),
    );
    expect(handled.map(place).toSorted()).toEqual(places.toSorted());
    expectOrderPerSubject(handled);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(connections);
  });

  it('a replica that ends hands its shards over, and the other goes on', async () => {
    const seen: string[] = [];
    for (const [index, { devhose }] of replicas.entries()) {
      devhose.subscribe({
        consumer: 'handed-over',
        handler: async events => {
          seen.push(...events.map(({ event }) => `${index} ${event.subject}`));
        },
      });
    }
    const holders = async () => {
      const rows = await direct('consumer_shards')
        .where({ consumer: 'bot:handed-over' })
        .pluck('holder');
      return new Set(rows.filter(Boolean)).size;
    };
    await waitFor(async () => expect(await holders()).toBe(2));
    const [first, second] = replicas;
    await first.stop();
    replicas.shift();
    await waitFor(async () => {
      const held = await direct('consumer_shards')
        .where({ consumer: 'bot:handed-over' })
        .whereNotNull('holder')
        .pluck('holder');
      expect(held).toHaveLength(4);
      expect(new Set(held).size).toBe(1);
    });
    const example = githubExamples.find(({ event }) => event === 'release');
    const { status } = await postDelivery(
      second.url,
      'github',
      githubDelivery({
        event: 'release',
        payload: example?.payload,
        secret: webhookSecret,
      }),
    );
    expect(status).toBe(202);
    await waitFor(() => expect(seen).not.toHaveLength(0));
    expect(seen.every(each => each.startsWith('1 '))).toBe(true);
  });
});
