import { mockServices } from '@backstage/backend-test-utils';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { ConfigReader } from '@backstage/config';
import {
  followedEvent,
  persistently,
} from '@pitstop/plugin-devhose-node/testUtils';
import { hasNatsServer, NatsServer } from './__testUtils__/NatsServer';
import { JetStreamPublisher } from './JetStreamPublisher';
import { readNatsConfig } from './readNatsConfig';

jest.setTimeout(120_000);

let server: NatsServer;
let publisher: JetStreamPublisher;

/** All that is in the stream. */
async function stored(): Promise<
  Array<{ subject: string; id: string; origin: string; body: string }>
> {
  const connection = await connect({ servers: server.address });
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

(hasNatsServer() ? describe : describe.skip)('the way to NATS', () => {
  beforeEach(async () => {
    server = await NatsServer.start({ port: 7201 });
    const config = readNatsConfig(
      new ConfigReader({
        backend: { baseUrl: 'https://pitstop.example.com' },
        devhose: { nats: { servers: [server.address] } },
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
    await server.dispose();
  });

  it('stores events under their subjects, with their ids and where they come from, and nothing about people', async () => {
    await publisher.publish([
      followedEvent(1),
      followedEvent(2, { subject: 'a.b/c d/*/>/' }),
      followedEvent(3, { deliverySource: 'nats' }),
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
    expect(JSON.parse(messages[0].body)).toEqual(followedEvent(1).event);
  });

  it('stores an event once that is published again', async () => {
    await publisher.publish([followedEvent(1), followedEvent(2)]);
    await publisher.publish([followedEvent(2), followedEvent(3)]);
    expect((await stored()).map(({ id }) => id)).toEqual([
      'event-1',
      'event-2',
      'event-3',
    ]);
  });

  it('says that it failed while the broker is away, and loses nothing when it is back', async () => {
    await publisher.publish([followedEvent(1)]);
    await server.kill();
    await expect(publisher.publish([followedEvent(2)])).rejects.toThrow();
    await server.restart();
    await persistently(() =>
      publisher.publish([followedEvent(2), followedEvent(3)]),
    );
    expect((await stored()).map(({ id }) => id)).toEqual([
      'event-1',
      'event-2',
      'event-3',
    ]);
  });
});
