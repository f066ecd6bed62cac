import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import {
  connect,
  headers,
  nkeys,
  type NatsConnection,
} from '@nats-io/transport-node';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- tested in the backend that it is for
import devhose from '@pitstop/plugin-devhose-backend';
import {
  followedEvent,
  persistently,
} from '@pitstop/plugin-devhose-node/testUtils';
import type { Knex } from 'knex';
import { generate } from 'selfsigned';
import { natsModule } from './module';
import { hasNatsServer, NatsServer } from './testUtils';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const port = 7202;
const origin = 'https://pitstop.example.com';
let knex: Knex;
let server: NatsServer;
let connection: NatsConnection;
let stopBackend: (() => Promise<void>) | undefined;

async function startBackend(nats: JsonObject = {}): Promise<string> {
  const backend = await startTestBackend({
    features: [
      devhose,
      natsModule,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: origin },
          devhose: {
            sources: { cloudevents: { allowUnsigned: true } },
            nats: {
              servers: [server.address],
              inbound: [{ stream: 'BUILDS' }],
              ...nats,
            },
          },
        },
      }),
    ],
  });
  stopBackend = () => backend.stop();
  return `http://127.0.0.1:${backend.server.port()}`;
}

async function makeStream(): Promise<void> {
  const manager = await jetstreamManager(connection);
  await manager.streams.add({ name: 'BUILDS', subjects: ['builds.>'] });
}

async function send(
  sequence: number,
  attributes: Record<string, string> = {},
): Promise<void> {
  const stamps = headers();
  for (const [name, value] of Object.entries(attributes)) {
    stamps.set(name, value);
  }
  await jetstream(connection).publish(
    'builds.shop',
    JSON.stringify(followedEvent(sequence).event),
    { headers: stamps, timeout: 500 },
  );
}

async function taken(): Promise<string[]> {
  const rows = await knex('events')
    .where({ source: 'nats' })
    .orderBy('sequence')
    .select<Array<{ id: string }>>(knex.raw(`event ->> 'id' as id`));
  return rows.map(({ id }) => id);
}

const ids = (count: number) =>
  Array.from({ length: count }, (_, index) => `event-${index + 1}`);

/** How many messages wait for their acknowledgement, or to be brought. */
async function unacknowledged(): Promise<number> {
  const manager = await jetstreamManager(connection);
  const info = await manager.consumers.info('BUILDS', 'devhose');
  return info.num_ack_pending + info.num_pending;
}

(hasNatsServer() ? describe : describe.skip)('the way from NATS', () => {
  beforeEach(async () => {
    if (!databases.supports('POSTGRES_18')) {
      throw new Error(
        'There is no PostgreSQL to test on; run the tests with npm test',
      );
    }
    knex = await databases.init('POSTGRES_18');
    stopBackend = undefined;
  });

  afterEach(async () => {
    await stopBackend?.();
    await connection.close();
    await server.dispose();
  });

  describe('without secrets', () => {
    beforeEach(async () => {
      server = await NatsServer.start({ port });
      connection = await connect({
        servers: server.address,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 50,
      });
      await makeStream();
    });

    it('takes events in once and in order, in all the ways of the binding', async () => {
      await startBackend();
      await send(1);
      await send(2, { 'content-type': 'application/cloudevents+json' });
      const { id, source, type, data } = followedEvent(3).event;
      const binary = headers();
      binary.set('content-type', 'application/json');
      for (const [name, value] of Object.entries({ id, source, type })) {
        binary.set(`ce-${name}`, value);
      }
      binary.set('ce-specversion', '1.0');
      await jetstream(connection).publish('builds.shop', JSON.stringify(data), {
        headers: binary,
      });
      await send(1);
      await send(4);
      await persistently(async () => expect(await taken()).toEqual(ids(4)));
      await persistently(async () => expect(await unacknowledged()).toBe(0));
    });

    it('keeps poison in quarantine, and leaves what came from here', async () => {
      await startBackend();
      await jetstream(connection).publish('builds.shop', 'poison');
      await send(1, { 'devhose-origin': origin });
      await send(2, { 'devhose-origin': 'https://elsewhere.example.com' });
      await persistently(async () => expect(await unacknowledged()).toBe(0));
      expect(await taken()).toEqual(['event-2']);
      const poison = await knex('deliveries').where({
        interpretation: 'quarantined',
      });
      expect(poison.map(({ body }) => String(body))).toEqual(['poison']);
    });

    it('does not send back what it has fetched, nor fetch what it has sent', async () => {
      const url = await startBackend({
        inbound: [{ stream: 'BUILDS' }, { stream: 'DEVHOSE' }],
      });
      await send(1);
      await persistently(async () => expect(await taken()).toEqual(ids(1)));
      const response = await fetch(`${url}/api/devhose/ingest/cloudevents`, {
        method: 'POST',
        headers: { 'content-type': 'application/cloudevents+json' },
        body: JSON.stringify(followedEvent(2).event),
      });
      expect(response.status).toBe(202);

      const manager = await jetstreamManager(connection);
      await persistently(async () => {
        const { delivered, ack_floor } = await manager.consumers.info(
          'DEVHOSE',
          'devhose',
        );
        expect(delivered.stream_seq).toBe(1);
        expect(ack_floor.stream_seq).toBe(1);
      });
      await send(3);
      await persistently(async () =>
        expect(await taken()).toEqual(['event-1', 'event-3']),
      );
      const { state } = await manager.streams.info('DEVHOSE');
      expect(state.messages).toBe(1);
    });

    it('loses nothing when the broker is killed, and keeps the order', async () => {
      await startBackend();
      const count = 100;
      for (let sequence = 1; sequence <= count; sequence++) {
        if (sequence % 100 === 50) {
          await server.kill();
          await server.restart();
        }
        // What was stored although nobody heard of it is sent again.
        await persistently(() => send(sequence));
      }
      await persistently(async () => expect(await taken()).toEqual(ids(count)));
      await persistently(async () => expect(await unacknowledged()).toBe(0));
    });

    it('acknowledges nothing before it is in the log', async () => {
      await startBackend();
      await send(1);
      await persistently(async () => expect(await unacknowledged()).toBe(0));
      const lock = await knex.transaction();
      await lock.raw('lock table delivery_keys in access exclusive mode');
      await send(2);
      const manager = await jetstreamManager(connection);
      await persistently(async () => {
        const info = await manager.consumers.info('BUILDS', 'devhose');
        expect(info).toMatchObject({ num_ack_pending: 1, num_pending: 0 });
      });
      await lock.rollback();
      await persistently(async () => expect(await taken()).toEqual(ids(2)));
      await persistently(async () => expect(await unacknowledged()).toBe(0));
    });
  });

  describe('with TLS', () => {
    const user = nkeys.createUser();
    let caFile: string;

    beforeEach(async () => {
      server = await NatsServer.start({
        port,
        settings: async directory => {
          const certificate = generate(
            [{ name: 'commonName', value: 'localhost' }],
            {
              keySize: 2048,
              days: 2,
              extensions: [
                { name: 'basicConstraints', cA: true },
                {
                  name: 'subjectAltName',
                  altNames: [{ type: 2, value: 'localhost' }],
                },
              ],
            },
          );
          const tls = join(directory, 'tls');
          await mkdir(tls);
          caFile = join(tls, 'cert.pem');
          await writeFile(caFile, certificate.cert);
          await writeFile(join(tls, 'key.pem'), certificate.private);
          return `
            tls { cert_file: "${caFile}", key_file: "${join(tls, 'key.pem')}" }
            authorization {
              users: [
                { user: pitstop, password: secret }
                { nkey: ${user.getPublicKey()} }
              ]
            }`;
        },
      });
      connection = await connect({
        servers: server.address,
        user: 'pitstop',
        pass: 'secret',
        tls: { caFile },
      });
      await makeStream();
    });

    it('shows the key that it is told to, be it a password or an nkey', async () => {
      await startBackend({
        user: 'pitstop',
        password: 'secret',
        tls: { caFile },
      });
      await send(1);
      await persistently(async () => expect(await taken()).toEqual(ids(1)));
      await stopBackend?.();

      await startBackend({
        nkeySeed: Buffer.from(user.getSeed()).toString(),
        tls: { caFile },
      });
      await send(2);
      await persistently(async () => expect(await taken()).toEqual(ids(2)));
    });
  });
});
