import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { Brokers, hasBrokers } from './__testUtils__/Brokers';
import {
  makeIdentity,
  TlsFront,
  type Identity,
  type TlsFrontOptions,
} from './__testUtils__/TlsFront';
import { topicName } from './__testUtils__/topics';
import type { KafkaMessage } from './KafkaClient';
import { KafkaJsClient } from './KafkaJsClient';
import { readKafkaConfig } from './readKafkaConfig';

jest.setTimeout(120_000);

const broker = makeIdentity('localhost');
const internal = makeIdentity('kafka.internal');
const portal = makeIdentity('portal');
const user = { username: 'devhose', password: 'correct horse' };

let brokers: Brokers;
let front: TlsFront | undefined;
let directory: string;
let client: KafkaJsClient | undefined;

const file = (name: string) => join(directory, name);

/** A client as the configuration says, of brokers behind the front. */
function connect(options: { tls?: JsonObject; sasl?: JsonObject }) {
  const config = readKafkaConfig(
    new ConfigReader({
      backend: { baseUrl: 'https://pitstop.example.com' },
      devhose: { kafka: { brokers: [`localhost:${front?.port}`], ...options } },
    }),
  );
  if (config === undefined) {
    throw new Error('Kafka is not configured');
  }
  client = KafkaJsClient.create({
    connection: config.connection,
    logger: mockServices.logger.mock(),
  });
  return client;
}

async function start(
  options: Partial<TlsFrontOptions> = {},
): Promise<TlsFront> {
  front = await TlsFront.start(brokers.addresses[0], {
    identity: broker,
    ...options,
  });
  return front;
}

const message = { key: 'shop', headers: {}, value: 'built' };

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kafka-tls-'));
  const identities: Record<string, Identity> = { broker, internal, portal };
  for (const [name, { cert, private: key }] of Object.entries(identities)) {
    await writeFile(file(`${name}.pem`), cert);
    await writeFile(file(`${name}.key`), key);
  }
});

afterAll(async () => {
  await rm(directory, { recursive: true });
});

(hasBrokers({ ours: true }) ? describe : describe.skip)(
  'brokers that speak TLS only',
  () => {
    beforeEach(async () => {
      brokers = await Brokers.start();
    });

    afterEach(async () => {
      await client?.close();
      client = undefined;
      await brokers.kill();
      await front?.stop();
    });

    it('are given events, and give them, by their name and with a certificate of ours', async () => {
      const { serverNames, clients } = await start({ clients: portal });
      const kafka = connect({
        tls: {
          caFile: file('broker.pem'),
          certFile: file('portal.pem'),
          keyFile: file('portal.key'),
        },
      });
      const topic = topicName();
      await kafka.send(topic, [message]);

      const enough = new AbortController();
      const received: KafkaMessage[] = [];
      await kafka.receive({
        group: 'devhose',
        topics: [topic],
        handle: async messages => {
          received.push(...messages);
          enough.abort();
        },
        signal: enough.signal,
      });
      expect(received.map(({ value }) => String(value))).toEqual(['built']);
      // The brokers themselves are at an address, which is no name.
      expect(new Set(serverNames)).toEqual(new Set(['localhost']));
      expect(new Set(clients)).toEqual(new Set(['portal']));
    });

    it('may be called otherwise than in their certificate, if that is said', async () => {
      const { serverNames } = await start({ identity: internal });
      const nameless = connect({ tls: { caFile: file('internal.pem') } });
      await expect(nameless.send(topicName(), [message])).rejects.toThrow(
        /localhost\. is not in the cert's altnames/,
      );
      await nameless.close();

      const kafka = connect({
        tls: { caFile: file('internal.pem'), serverName: 'kafka.internal' },
      });
      await kafka.send(topicName(), [message]);
      expect(serverNames).toContain('kafka.internal');
    });

    it('are not believed without their authority, and that is said', async () => {
      await start();
      const kafka = connect({ tls: { caFile: file('portal.pem') } });
      await expect(kafka.send(topicName(), [message])).rejects.toThrow(
        /self-signed certificate/,
      );
    });

    it('take somebody who says who they are', async () => {
      const { attempts } = await start({ user });
      const kafka = connect({
        tls: { caFile: file('broker.pem') },
        sasl: { mechanism: 'plain', ...user },
      });
      await kafka.send(topicName(), [message]);
      expect(attempts[0]).toEqual({
        mechanism: 'PLAIN',
        message: '\u0000devhose\u0000correct horse',
      });
    });

    it.each([
      ['plain', 'PLAIN', '\u0000devhose\u0000wrong'],
      ['scram-sha-256', 'SCRAM-SHA-256', 'n,,n=devhose,r='],
      ['scram-sha-512', 'SCRAM-SHA-512', 'n,,n=devhose,r='],
    ])(
      'turn whoever they do not know away, which is said: by %s',
      async (mechanism, name, beginning) => {
        const { attempts } = await start({ user });
        const kafka = connect({
          tls: { caFile: file('broker.pem') },
          sasl: { mechanism, username: 'devhose', password: 'wrong' },
        });
        await expect(kafka.send(topicName(), [message])).rejects.toThrow(
          /authentication failed: Authentication failed/,
        );
        expect(attempts[0].mechanism).toBe(name);
        expect(attempts[0].message.startsWith(beginning)).toBe(true);
      },
    );
  },
);
