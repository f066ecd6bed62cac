import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel, Partitioners, type Message } from 'kafkajs';

/** What lies in a topic. */
export interface StoredMessage {
  key: string;
  headers: Record<string, string>;
  value: string;
}

function connect(brokers: string[]): Kafka {
  return new Kafka({ brokers, logLevel: logLevel.NOTHING });
}

/** A topic of this test's own. */
export function topicName(): string {
  return `devhose-${randomUUID()}`;
}

/** Puts messages into a topic, as somebody else would. */
export async function put(
  brokers: string[],
  topic: string,
  messages: Message[],
): Promise<void> {
  const producer = connect(brokers).producer({
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  try {
    await producer.send({ topic, acks: -1, messages });
  } finally {
    await producer.disconnect();
  }
}

/** So many messages of a topic, once they are there; those of a key in order. */
export async function readTopic(
  brokers: string[],
  topic: string,
  count: number,
): Promise<StoredMessage[]> {
  const consumer = connect(brokers).consumer({ groupId: randomUUID() });
  const read: StoredMessage[] = [];
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        read.push({
          key: String(message.key),
          headers: Object.fromEntries(
            Object.entries(message.headers ?? {}).map(([name, value]) => [
              name,
              String(value),
            ]),
          ),
          value: String(message.value),
        });
      },
    });
    while (read.length < count) {
      await sleep(20);
    }
    return read;
  } finally {
    await consumer.disconnect();
  }
}

/** How many messages of a topic the group `devhose` is not done with. */
export async function lag(brokers: string[], topic: string): Promise<number> {
  const admin = connect(brokers).admin();
  await admin.connect();
  try {
    const heads = await admin.fetchTopicOffsets(topic);
    const [{ partitions }] = await admin.fetchOffsets({
      groupId: 'devhose',
      topics: [topic],
    });
    let messages = 0;
    for (const { partition, high } of heads) {
      const done = partitions.find(entry => entry.partition === partition);
      messages += Number(high) - Math.max(0, Number(done?.offset ?? 0));
    }
    return messages;
  } finally {
    await admin.disconnect();
  }
}
