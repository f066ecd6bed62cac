import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { FollowedEvent } from '@pitstop/plugin-devhose-common';
import { JetStreamPublisher } from './JetStreamPublisher';
import { readNatsConfig } from './readNatsConfig';

jest.setTimeout(120_000);

const port = 7125;
const address = `nats://127.0.0.1:${port}`;
const hasServer = spawnSync('nats-server', ['--version']).status === 0;

if (!hasServer) {
  process.stderr.write(
    'SKIPPED: the NATS bridge was not tested; there is no nats-server on the PATH (Debian: apt-get install nats-server)\n',
  );
}

let store: string;
let server: ChildProcess;
let publisher: JetStreamPublisher;

async function startServer(): Promise<void> {
  server = spawn(
    'nats-server',
    ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', store],
    { stdio: 'ignore' },
  );
  for (;;) {
    const socket = createConnection({ host: '127.0.0.1', port });
    try {
      await once(socket, 'connect');
      return;
    } catch (error) {
      if (server.exitCode !== null) {
        throw error;
      }
      await sleep(20);
    } finally {
      socket.destroy();
    }
  }
}

async function killServer(): Promise<void> {
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
}

function followed(
  sequence: number,
  options: { subject?: string; deliverySource?: string } = {},
): FollowedEvent {
  const { subject = 'github.com/northwind/shop/pull/5' } = options;
  return {
    sequence,
    index: 0,
    receivedAt: '2026-07-31T09:30:00.000Z',
    deliverySource: options.deliverySource ?? 'github',
    contributor: 'a-pseudonym',
    event: {
      specversion: '1.0',
      id: `event-${sequence}`,
      source: 'https://github.com',
      type: 'dev.cdevents.change.merged.0.3.0',
      subject,
      time: '2026-07-31T09:30:00.000Z',
      datacontenttype: 'application/json',
      data: {
        context: {
          specversion: '0.5.1',
          id: `event-${sequence}`,
          source: 'https://github.com',
          type: 'dev.cdevents.change.merged.0.3.0',
          timestamp: '2026-07-31T09:30:00.000Z',
        },
        subject: { id: subject, content: {} },
      },
    },
  };
}

/** All that is in the stream. */
async function stored(): Promise<
  Array<{ subject: string; id: string; origin: string; body: string }>
> {
  const connection = await connect({ servers: address });
  try {
    const manager = await jetstreamManager(connection);
    const { state } = await manager.streams.info('DEVHOSE');
    const consumer = await jetstream(connection).consumers.get('DEVHOSE');
    const messages = [];
    while (messages.length < state.messages) {
      const message = await consumer.next();
      if (message) {
        messages.push({
          subject: message.subject,
          id: message.headers?.get('Nats-Msg-Id') ?? '',
          origin: message.headers?.get('devhose-origin') ?? '',
          body: message.string(),
        });
      }
    }
    return messages;
  } finally {
    await connection.close();
  }
}

(hasServer ? describe : describe.skip)('the NATS bridge', () => {
  beforeEach(async () => {
    store = await mkdtemp(join(tmpdir(), 'nats-'));
    await startServer();
    const config = readNatsConfig(
      new ConfigReader({
        backend: { baseUrl: 'https://pitstop.example.com' },
        devhose: { nats: { servers: [address] } },
      }),
    );
    if (config === undefined) {
      throw new Error('NATS is not configured');
    }
    publisher = JetStreamPublisher.create({
      ...config,
      logger: mockServices.logger.mock(),
    });
  });

  afterEach(async () => {
    await publisher.close();
    await killServer();
    await rm(store, { recursive: true });
  });

  it('stores events under their subjects, with their ids and where they come from, and nothing about people', async () => {
    await publisher.publish([
      followed(1),
      followed(2, { subject: 'a.b/c d/*/>/' }),
      followed(3, { deliverySource: 'nats' }),
    ]);
    const messages = await stored();
    expect(messages).toMatchObject([
      {
        subject: 'devhose.github%2Ecom.northwind.shop.pull.5',
        id: 'event-1',
        origin: 'https://pitstop.example.com',
      },
      { subject: 'devhose.a%2Eb.c%20d.%2A.%3E.%', id: 'event-2' },
    ]);
    expect(JSON.parse(messages[0].body)).toEqual(followed(1).event);
  });

  it('stores an event once that is published again', async () => {
    await publisher.publish([followed(1), followed(2)]);
    await publisher.publish([followed(2), followed(3)]);
    expect((await stored()).map(({ id }) => id)).toEqual([
      'event-1',
      'event-2',
      'event-3',
    ]);
  });

  it('says that it failed while the broker is away, and loses nothing when it is back', async () => {
    await publisher.publish([followed(1)]);
    await killServer();
    await expect(publisher.publish([followed(2)])).rejects.toThrow();
    await startServer();
    for (const sequence of [2, 3]) {
      // As a subscription does: again, until it works.
      for (;;) {
        try {
          await publisher.publish([followed(sequence)]);
          break;
        } catch {
          await sleep(100);
        }
      }
    }
    expect((await stored()).map(({ id }) => id)).toEqual([
      'event-1',
      'event-2',
      'event-3',
    ]);
  });
});

describe('the configuration of NATS', () => {
  it('is off where there is none, and refuses a stream that NATS would', () => {
    expect(readNatsConfig(new ConfigReader({}))).toBeUndefined();
    const config = new ConfigReader({
      devhose: { nats: { servers: [address], stream: 'no stream' } },
    });
    expect(() => readNatsConfig(config)).toThrow(
      "devhose.nats.stream is 'no stream'",
    );
  });
});
