import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- what it bridges is in chaos, too
import {
  hasNatsServer,
  NatsServer,
  storedMessages,
} from '@pitstop/plugin-devhose-backend-module-nats/testUtils';
import type { BackendProcess } from '@pitstop/plugin-devhose-node/testUtils';
import createKnex from 'knex';
import { CrashingDatabase } from './__testUtils__/CrashingDatabase';
import { githubDelivery } from './__testUtils__/githubDelivery';
import { importedDelivery } from './__testUtils__/importedDelivery';
import { postDelivery } from './__testUtils__/ingest';
import { spawnDevhose } from './__testUtils__/spawnDevhose';
import { webhookSecret } from './__testUtils__/startDevhoseBackend';
import { waitFor } from './__testUtils__/waitFor';

jest.setTimeout(300_000);

const ports = { database: 7203, replicas: [7204, 7205], broker: 7206 };
const branches = 20;
const deliveries = 1000;
const senders = 8;
const windowSize = 40;
const blows = [
  'kill',
  'broker',
  'crash',
  'cut',
  'kill',
  'broker',
  'crash',
] as const;

interface Sent {
  deliveryId: string;
  ref: string;
}

/** What a calm world would send, in its order. */
const calm: Sent[] = Array.from({ length: deliveries }, (_, index) => ({
  deliveryId: randomUUID(),
  ref: `refs/heads/branch-${index % branches}`,
}));

const payload = JSON.parse(importedDelivery().body ?? '');

/** Within windows in any order, and every fifth a second time later on. */
function disturbed(): Sent[] {
  const windows: Sent[] = [];
  for (let start = 0; start < deliveries; start += windowSize) {
    const slice = calm.slice(start, start + windowSize);
    const repeats = calm
      .slice(Math.max(0, start - windowSize), start)
      .filter((_, index) => index % 5 === 0);
    windows.push(
      ...[...slice, ...repeats]
        .map(sent => ({ sent, at: Math.random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ sent }) => sent),
    );
  }
  return windows;
}

/** Sends until it is acknowledged; now and then it hangs up before it knows. */
async function sendStubbornly(
  replicas: readonly BackendProcess[],
  { deliveryId, ref }: Sent,
): Promise<number> {
  const { body, headers } = githubDelivery({
    event: 'push',
    payload: { ...payload, ref },
    secret: webhookSecret,
    deliveryId,
  });
  for (;;) {
    const { baseUrl } = replicas[Math.floor(Math.random() * replicas.length)];
    if (Math.random() < 0.1) {
      const hangUp = AbortSignal.timeout(Math.ceil(Math.random() * 10));
      await fetch(`${baseUrl}/api/devhose/ingest/github`, {
        method: 'POST',
        headers,
        body,
        signal: hangUp,
      }).catch(() => undefined);
    }
    try {
      const answer = await postDelivery(`${baseUrl}/api/devhose`, 'github', {
        body,
        headers,
      });
      if (answer.body.sequence !== undefined) {
        return answer.body.sequence;
      }
    } catch {
      // The replica is away.
    }
    await sleep(20);
  }
}

/** The events of each subject, in the order in which they were seen first. */
function firstSeen(
  rows: ReadonlyArray<{ subject: string; sequence: string | number }>,
): Map<string, number[]> {
  const seen = new Map<string, Set<number>>();
  for (const { subject, sequence } of rows) {
    const sequences = seen.get(subject) ?? new Set();
    seen.set(subject, sequences.add(Number(sequence)));
  }
  return new Map([...seen].map(([subject, set]) => [subject, [...set]]));
}

/** The same of what the broker has, whose messages are known by the ids of their events. */
async function bridged(
  broker: NatsServer,
  sequences: ReadonlyMap<string, number>,
): Promise<Map<string, number[]>> {
  const messages = await storedMessages(broker.address);
  return firstSeen(
    messages.map(({ id, body }) => ({
      subject: JSON.parse(body).subject,
      sequence: sequences.get(id) ?? id,
    })),
  );
}

it('ends as if nothing had happened, whatever happens to senders, replicas, the database and the broker', async () => {
  const database = await CrashingDatabase.start(ports.database);
  const knex = createKnex({ client: 'pg', connection: database.connection });
  const broker = hasNatsServer()
    ? await NatsServer.start({ port: ports.broker })
    : undefined;
  const replicas: BackendProcess[] = [];
  try {
    await knex.schema.createTable('witnessed', table => {
      table.increments('id');
      table.bigInteger('sequence').notNullable();
      table.integer('index').notNullable();
      table.text('subject').notNullable();
    });
    for (const port of ports.replicas) {
      replicas.push(
        await spawnDevhose({
          knex,
          port,
          entry: 'consumingBackend',
          devhose: broker && { nats: { servers: [broker.address] } },
        }),
      );
    }

    const acknowledged = new Map<string, Set<number>>();
    const outbox = disturbed();
    const total = outbox.length;
    const send = async (): Promise<void> => {
      for (let sent = outbox.shift(); sent; sent = outbox.shift()) {
        const sequence = await sendStubbornly(replicas, sent);
        const sequences = acknowledged.get(sent.deliveryId) ?? new Set();
        acknowledged.set(sent.deliveryId, sequences.add(sequence));
      }
    };
    const strike = async (): Promise<void> => {
      for (const [index, blow] of blows.entries()) {
        const due = (total * (index + 1)) / (blows.length + 1);
        await waitFor(() => expect(total - outbox.length).toBeGreaterThan(due));
        if (blow === 'broker') {
          await broker?.kill();
          await broker?.restart();
        } else if (blow === 'crash') {
          await database.crash();
        } else if (blow === 'cut') {
          await knex.raw(
            `select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid()`,
          );
        } else {
          const victim = replicas[index % replicas.length];
          await victim.kill();
          await victim.restart();
        }
      }
    };
    await Promise.all([...Array.from({ length: senders }, send), strike()]);

    // Every delivery is stored once, under the number that its sender was told.
    const stored = await knex('delivery_keys').orderBy('sequence');
    expect(stored.map(({ delivery_id }) => delivery_id).toSorted()).toEqual(
      calm.map(({ deliveryId }) => deliveryId).toSorted(),
    );
    for (const { delivery_id, sequence } of stored) {
      expect(acknowledged.get(delivery_id)).toEqual(
        new Set([Number(sequence)]),
      );
    }

    // The events are those of a calm world.
    const events = await knex('events')
      .join('delivery_keys', 'events.sequence', 'delivery_keys.sequence')
      .orderBy('events.sequence')
      .select('events.sequence', 'subject', 'delivery_id', 'events.event');
    expect(events).toHaveLength(deliveries);
    const refs = new Map(calm.map(({ deliveryId, ref }) => [deliveryId, ref]));
    const log = new Map<string, number[]>();
    for (const { sequence, subject, delivery_id, event } of events) {
      expect(event.id).toBe(`${delivery_id}-0`);
      expect(subject.split('/').at(-1)).toBe(
        refs.get(delivery_id)?.split('/').at(-1),
      );
      log.set(subject, [...(log.get(subject) ?? []), Number(sequence)]);
    }
    expect(log.size).toBe(branches);

    // Every event was seen, in the order of the log for each subject.
    await waitFor(async () =>
      expect(firstSeen(await knex('witnessed').orderBy('id'))).toEqual(log),
    );

    // So has the broker: what it has twice has the same id.
    const sequences = new Map(
      events.map(({ event, sequence }) => [event.id, Number(sequence)]),
    );
    await waitFor(async () =>
      expect(broker ? await bridged(broker, sequences) : log).toEqual(log),
    );
    await expect(knex('dead_letters')).resolves.toEqual([]);
  } finally {
    await Promise.all(replicas.map(replica => replica.dispose()));
    await broker?.dispose();
    await knex.destroy();
    await database.dispose();
  }
});
