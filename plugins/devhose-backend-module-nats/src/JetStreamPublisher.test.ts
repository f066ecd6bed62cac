import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  followedEvent,
  persistently,
} from '@pitstop/plugin-devhose-node/testUtils';
import { JetStreamPublisher } from './JetStreamPublisher';
import { readNatsConfig } from './readNatsConfig';
import { hasNatsServer, NatsServer, storedMessages } from './testUtils';

jest.setTimeout(120_000);

let server: NatsServer;
let publisher: JetStreamPublisher;

const stored = () => storedMessages(server.address);

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
