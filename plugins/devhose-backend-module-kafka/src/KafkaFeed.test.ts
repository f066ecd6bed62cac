import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- tested in the backend that it is for
import devhose from '@pitstop/plugin-devhose-backend';
import {
  followedEvent,
  persistently,
} from '@pitstop/plugin-devhose-node/testUtils';
import type { Knex } from 'knex';
import { Brokers, hasBrokers } from './__testUtils__/Brokers';
import { lag, put, readTopic, topicName } from './__testUtils__/topics';
import { kafkaModule } from './module';
import { toKafkaMessage } from './toKafkaMessage';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const origin = 'https://pitstop.example.com';
const elsewhere = 'https://elsewhere.example.com';
let knex: Knex;
let brokers: Brokers;
let topic: string;
let stopBackend: (() => Promise<void>) | undefined;

async function startBackend(kafka: JsonObject = {}): Promise<string> {
  const backend = await startTestBackend({
    features: [
      devhose,
      kafkaModule,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: origin },
          devhose: {
            sources: { cloudevents: { allowUnsigned: true } },
            kafka: {
              brokers: brokers.addresses,
              inbound: { topics: [topic] },
              ...kafka,
            },
          },
        },
      }),
    ],
  });
  stopBackend = () => backend.stop();
  return `http://127.0.0.1:${backend.server.port()}`;
}

const message = (sequence: number, from = elsewhere) =>
  toKafkaMessage(followedEvent(sequence).event, from);

const ids = (count: number) =>
  Array.from({ length: count }, (_, index) => `event-${index + 1}`);

async function taken(): Promise<string[]> {
  const rows = await knex('events')
    .where({ source: 'kafka' })
    .orderBy('sequence')
    .select<Array<{ id: string }>>(knex.raw(`event ->> 'id' as id`));
  return rows.map(({ id }) => id);
}

async function untilTaken(expected: string[]): Promise<void> {
  await persistently(async () => expect(await taken()).toEqual(expected));
  await persistently(async () =>
    expect(await lag(brokers.addresses, topic)).toBe(0),
  );
}

beforeEach(async () => {
  if (!databases.supports('POSTGRES_18')) {
    throw new Error(
      'There is no PostgreSQL to test on; run the tests with npm test',
    );
  }
  knex = await databases.init('POSTGRES_18');
  topic = topicName();
  stopBackend = undefined;
});

(hasBrokers() ? describe : describe.skip)('the way from Kafka', () => {
  beforeEach(async () => {
    brokers = await Brokers.start();
  });

  afterEach(async () => {
    await stopBackend?.();
    await brokers.kill();
  });

  it('takes events in once and in order, in headers or in the body', async () => {
    const { event } = followedEvent(2);
    await put(brokers.addresses, topic, [
      message(1),
      {
        key: event.subject,
        value: JSON.stringify(event),
        headers: { 'content-type': 'application/cloudevents+json' },
      },
      message(1),
      message(3),
    ]);
    await startBackend();
    await untilTaken(ids(3));
    await stopBackend?.();

    await put(brokers.addresses, topic, [message(3), message(4)]);
    await startBackend();
    await untilTaken(ids(4));
    expect(await knex('deliveries')).toHaveLength(4);
  });

  it('keeps poison in quarantine, and leaves what came from here', async () => {
    await put(brokers.addresses, topic, [
      { key: 'a', value: 'poison' },
      { key: 'a', value: null },
      { ...message(1, origin), key: 'a' },
      { ...message(2), key: 'a' },
    ]);
    await startBackend();
    await untilTaken(['event-2']);
    const poison = await knex('deliveries').where({
      interpretation: 'quarantined',
    });
    expect(poison.map(({ body }) => String(body))).toEqual(['poison', '']);
  });

  it('does not send back what it has fetched, nor fetch what it has sent', async () => {
    await put(brokers.addresses, topic, [message(1)]);
    const url = await startBackend({ topic });
    await untilTaken(ids(1));
    const response = await fetch(`${url}/api/devhose/ingest/cloudevents`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(followedEvent(2).event),
    });
    expect(response.status).toBe(202);
    const messages = await readTopic(brokers.addresses, topic, 2);
    expect(messages.map(({ headers }) => headers.ce_id)).toEqual(ids(2));
    await untilTaken(ids(1));
  });

  it('commits nothing before it is in the log', async () => {
    await put(brokers.addresses, topic, [message(1)]);
    await startBackend();
    await untilTaken(ids(1));
    const lock = await knex.transaction();
    await lock.raw('lock table delivery_keys in access exclusive mode');
    await put(brokers.addresses, topic, [message(2)]);
    await persistently(async () => {
      const { rows } = await knex.raw(
        `select 1 from pg_locks where relation = 'delivery_keys'::regclass and not granted`,
      );
      expect(rows).not.toEqual([]);
    });
    expect(await lag(brokers.addresses, topic)).toBe(1);
    await lock.rollback();
    await untilTaken(ids(2));
  });
});

(hasBrokers({ ours: true }) ? describe : describe.skip)(
  'brokers that fail',
  () => {
    it('lose nothing when they freeze and go on', async () => {
      brokers = await Brokers.start();
      await put(brokers.addresses, topic, [message(1)]);
      const url = await startBackend({ topic });
      await untilTaken(ids(1));
      brokers.freeze();
      await fetch(`${url}/api/devhose/ingest/cloudevents`, {
        method: 'POST',
        headers: { 'content-type': 'application/cloudevents+json' },
        body: JSON.stringify(followedEvent(2).event),
      });
      await persistently(async () => {
        const atWork = await knex('consumer_shards').whereNotNull('busy_since');
        expect(atWork).toHaveLength(1);
      });
      brokers.thaw();
      await put(brokers.addresses, topic, [message(3)]);
      await untilTaken(['event-1', 'event-3']);
      const messages = await readTopic(brokers.addresses, topic, 3);
      expect(messages.map(({ headers }) => headers.ce_id).toSorted()).toEqual(
        ids(3),
      );
      await stopBackend?.();
      await brokers.kill();
    });

    it('are given what they have not acknowledged when others take their place', async () => {
      brokers = await Brokers.start();
      const url = await startBackend({ topic });
      await brokers.kill();
      await fetch(`${url}/api/devhose/ingest/cloudevents`, {
        method: 'POST',
        headers: { 'content-type': 'application/cloudevents+json' },
        body: JSON.stringify(followedEvent(1).event),
      });
      await stopBackend?.();

      brokers = await Brokers.start();
      await startBackend({ topic });
      const [first] = await readTopic(brokers.addresses, topic, 1);
      expect(first.headers.ce_id).toBe('event-1');
      await stopBackend?.();
      await brokers.kill();
    });
  },
);
