import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  Kafka,
  logLevel,
  Partitioners,
  type EachBatchPayload,
  type IHeaders,
  type KafkaConfig as KafkaJsConfig,
  type Producer,
} from 'kafkajs';
import type { KafkaClient, KafkaMessage, OutgoingMessage } from './KafkaClient';
import type { KafkaConnection } from './readKafkaConfig';

/** All replicas that are in sync. */
const allReplicas = -1;

const sessionMilliseconds = 30_000;
const heartbeatMilliseconds = 3_000;

/** Speaks to Kafka by means of kafkajs. */
export class KafkaJsClient implements KafkaClient {
  readonly #kafka: Kafka;
  readonly #producer: Producer;
  readonly #logger: LoggerService;
  #connected: Promise<void> | undefined;

  static create(options: {
    connection: KafkaConnection;
    logger: LoggerService;
  }): KafkaJsClient {
    return new KafkaJsClient(options.connection, options.logger);
  }

  private constructor(connection: KafkaConnection, logger: LoggerService) {
    this.#logger = logger;
    this.#kafka = new Kafka({
      clientId: 'devhose',
      brokers: connection.brokers,
      ssl: connection.tls,
      sasl: toSasl(connection.sasl),
      logLevel: logLevel.WARN,
      logCreator: () => entry => {
        logger.warn(`Kafka: ${entry.log.message}`);
      },
    });
    this.#producer = this.#kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      idempotent: connection.idempotent,
      // One request after the other: a repeat must not overtake.
      maxInFlightRequests: 1,
    });
  }

  async send(
    topic: string,
    messages: readonly OutgoingMessage[],
  ): Promise<void> {
    await this.#connect();
    await this.#producer.send({
      topic,
      acks: allReplicas,
      messages: [...messages],
    });
  }

  async receive(options: Parameters<KafkaClient['receive']>[0]): Promise<void> {
    const { group, topics, handle, signal } = options;
    const consumer = this.#kafka.consumer({
      groupId: group,
      sessionTimeout: sessionMilliseconds,
      heartbeatInterval: heartbeatMilliseconds,
    });
    const ended = new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => resolve());
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        // Otherwise it begins again by itself.
        if (!payload.restart) {
          reject(payload.error);
        }
      });
    });
    // It may crash before anybody waits.
    ended.catch(() => {});
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...topics], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: payload => this.#handleBatch(payload, handle),
      });
      await ended;
    } finally {
      await consumer.disconnect();
    }
  }

  async close(): Promise<void> {
    await this.#producer.disconnect();
  }

  async #handleBatch(
    payload: EachBatchPayload,
    handle: (messages: readonly KafkaMessage[]) => Promise<void>,
  ): Promise<void> {
    const { batch, resolveOffset, commitOffsetsIfNecessary } = payload;
    // Whoever is silent for long is taken for dead.
    const alive = setInterval(() => {
      payload.heartbeat().catch(error => {
        this.#logger.warn(
          `The group of ${batch.topic} has been reshuffled; what is under way will be brought again`,
          toError(error),
        );
      });
    }, heartbeatMilliseconds);
    try {
      await handle(
        batch.messages.map(({ headers, value }) => ({
          headers: readHeaders(headers),
          value: value ?? Buffer.alloc(0),
        })),
      );
    } finally {
      clearInterval(alive);
    }
    resolveOffset(batch.lastOffset());
    await commitOffsetsIfNecessary(payload.uncommittedOffsets());
  }

  async #connect(): Promise<void> {
    this.#connected ??= this.#producer.connect();
    try {
      await this.#connected;
    } catch (error) {
      // The next batch tries anew.
      this.#connected = undefined;
      throw error;
    }
  }
}

/** Each mechanism is a type of its own to kafkajs. */
function toSasl(sasl: KafkaConnection['sasl']): KafkaJsConfig['sasl'] {
  if (sasl === undefined) {
    return undefined;
  }
  const { mechanism, ...login } = sasl;
  switch (mechanism) {
    case 'plain':
      return { mechanism, ...login };
    case 'scram-sha-256':
      return { mechanism, ...login };
    default:
      return { mechanism, ...login };
  }
}

function readHeaders(headers: IHeaders = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      [value ?? []].flat().map(String).join(', '),
    ]),
  );
}
