import { mockServices } from '@backstage/backend-test-utils';
import { followedEvent } from '@pitstop/plugin-devhose-node/testUtils';
import { Brokers, hasBrokers } from './__testUtils__/Brokers';
import { readTopic, topicName } from './__testUtils__/topics';
import { KafkaJsClient } from './KafkaJsClient';
import { KafkaPublisher } from './KafkaPublisher';

jest.setTimeout(120_000);

const logger = mockServices.logger.mock();
let brokers: Brokers;
let topic: string;
let client: KafkaJsClient;
let publisher: KafkaPublisher;

function connect(): void {
  client = KafkaJsClient.create({
    connection: { brokers: brokers.addresses, idempotent: false },
    logger,
  });
  publisher = KafkaPublisher.create({
    client,
    topic,
    origin: 'https://pitstop.example.com',
  });
}

beforeEach(() => {
  topic = topicName();
});

(hasBrokers() ? describe : describe.skip)('the way to Kafka', () => {
  beforeEach(async () => {
    brokers = await Brokers.start();
    connect();
  });

  afterEach(async () => {
    await client.close();
    await brokers.kill();
  });

  it('puts an event into the headers of the binding, with its subject as the key and nothing about people', async () => {
    await publisher.publish([
      followedEvent(1, { deliverySource: 'kafka' }),
      followedEvent(2),
    ]);
    const [message] = await readTopic(brokers.addresses, topic, 1);
    const { event } = followedEvent(2);
    expect(message).toEqual({
      key: event.subject,
      headers: {
        'content-type': 'application/json',
        'devhose-origin': 'https://pitstop.example.com',
        ce_specversion: '1.0',
        ce_id: 'event-2',
        ce_source: event.source,
        ce_type: event.type,
        ce_subject: event.subject,
        ce_time: event.time,
      },
      value: JSON.stringify(event.data),
    });
  });

  it('keeps the events of a subject in order', async () => {
    const subjects = ['a', 'b', 'c'];
    const events = Array.from({ length: 60 }, (_, index) =>
      followedEvent(index, { subject: subjects[index % 3] }),
    );
    await publisher.publish(events.slice(0, 30));
    await publisher.publish(events.slice(30));
    const messages = await readTopic(brokers.addresses, topic, events.length);
    for (const subject of subjects) {
      const ids = (list: Array<{ key: string; id: string }>) =>
        list.filter(({ key }) => key === subject).map(({ id }) => id);
      expect(
        ids(messages.map(({ key, headers }) => ({ key, id: headers.ce_id }))),
      ).toEqual(
        ids(events.map(({ event }) => ({ key: event.subject, id: event.id }))),
      );
    }
  });
});

(hasBrokers({ ours: true }) ? describe : describe.skip)(
  'brokers that are killed',
  () => {
    it('have not taken what they did not acknowledge: it is said to have failed, and works with those that come after', async () => {
      brokers = await Brokers.start();
      connect();
      await publisher.publish([followedEvent(1)]);
      await brokers.kill();
      await expect(publisher.publish([followedEvent(2)])).rejects.toThrow();
      await client.close();

      brokers = await Brokers.start();
      connect();
      await publisher.publish([followedEvent(2)]);
      const messages = await readTopic(brokers.addresses, topic, 1);
      expect(messages.map(({ headers }) => headers.ce_id)).toEqual(['event-2']);
      await client.close();
      await brokers.kill();
    });
  },
);
