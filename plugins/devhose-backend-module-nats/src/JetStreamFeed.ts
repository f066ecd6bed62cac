import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  AckPolicy,
  DeliverPolicy,
  jetstream,
  JetStreamApiError,
  jetstreamManager,
  type Consumer,
  type JsMsg,
} from '@nats-io/jetstream';
import { connect, nanos, type NatsConnection } from '@nats-io/transport-node';
import type {
  CloudEventFeed,
  TakeMessages,
} from '@pitstop/plugin-devhose-node';
import { bridgeSource, originHeader } from './bridge';
import { ArrivedMessages } from './ArrivedMessages';
import { readMessage } from './readMessage';
import type { InboundStream, NatsConfig } from './readNatsConfig';

const consumerNotFound = 10014;

/** A message that is not acknowledged by then is brought again. */
const ackWaitMilliseconds = 30_000;

/** What may be under way at once; the broker holds back the rest. */
const messagesUnderWay = 500;

/** How soon it is noticed that the broker has forgotten what it was asked for. */
const heartbeatMilliseconds = 1000;
const pullMilliseconds = 10_000;

/**
 * Brings what is in a stream. A durable consumer in the broker remembers what
 * has been taken in; replicas share it.
 */
export class JetStreamFeed implements CloudEventFeed {
  readonly id = bridgeSource;
  readonly #config: NatsConfig;
  readonly #inbound: InboundStream;
  readonly #logger: LoggerService;

  static create(options: {
    config: NatsConfig;
    inbound: InboundStream;
    logger: LoggerService;
  }): JetStreamFeed {
    return new JetStreamFeed(options.config, options.inbound, options.logger);
  }

  private constructor(
    config: NatsConfig,
    inbound: InboundStream,
    logger: LoggerService,
  ) {
    this.#config = config;
    this.#inbound = inbound;
    this.#logger = logger;
  }

  async run(options: {
    take: TakeMessages;
    signal: AbortSignal;
  }): Promise<void> {
    const connection = await connect({
      ...this.#config.connection,
      maxReconnectAttempts: -1,
    });
    try {
      await this.#bring(connection, options.take, options.signal);
    } finally {
      // What was not acknowledged is brought again, and recognised.
      await connection.close();
    }
  }

  async #bring(
    connection: NatsConnection,
    take: TakeMessages,
    signal: AbortSignal,
  ): Promise<void> {
    const consumer = await this.#ensureConsumer(connection);
    const arrived = ArrivedMessages.create();
    const messages = await consumer.consume({
      max_messages: messagesUnderWay,
      expires: pullMilliseconds,
      idle_heartbeat: heartbeatMilliseconds,
      abort_on_missing_resource: true,
      callback: message => arrived.add(message),
    });
    const stop = () => messages.stop();
    signal.addEventListener('abort', stop);
    const ended = messages.closed();
    void ended.then(() => arrived.end());
    try {
      for await (const batch of arrived) {
        await this.#takeBatch(batch, take);
      }
      if (!signal.aborted) {
        throw (
          (await ended) ??
          new Error(`The stream ${this.#inbound.stream} has been closed`)
        );
      }
    } finally {
      signal.removeEventListener('abort', stop);
      messages.stop();
    }
  }

  /** Acknowledged are those that are in the log, and those that came from here. */
  async #takeBatch(batch: readonly JsMsg[], take: TakeMessages): Promise<void> {
    const foreign = batch.filter(
      ({ headers }) => headers?.get(originHeader) !== this.#config.origin,
    );
    const atWork = setInterval(() => {
      for (const message of batch) {
        message.working();
      }
    }, ackWaitMilliseconds / 3);
    try {
      await take(foreign.map(readMessage));
    } finally {
      clearInterval(atWork);
    }
    for (const message of batch) {
      message.ack();
    }
  }

  /** One that is there already is somebody's, and stays as it is. */
  async #ensureConsumer(connection: NatsConnection): Promise<Consumer> {
    const { stream, consumer, subjects } = this.#inbound;
    const manager = await jetstreamManager(connection);
    try {
      await manager.consumers.info(stream, consumer);
    } catch (error) {
      if (
        !(error instanceof JetStreamApiError) ||
        error.code !== consumerNotFound
      ) {
        throw error;
      }
      await manager.consumers.add(stream, {
        durable_name: consumer,
        ack_policy: AckPolicy.Explicit,
        ack_wait: nanos(ackWaitMilliseconds),
        deliver_policy: DeliverPolicy.All,
        max_ack_pending: messagesUnderWay,
        ...subjectFilter(subjects),
      });
      this.#logger.info(
        `Made the consumer ${consumer} of the stream ${stream}`,
      );
    }
    return jetstream(connection).consumers.get(stream, consumer);
  }
}

/** A list is understood by servers from 2.10 on. */
function subjectFilter(subjects: string[]) {
  return subjects.length === 1
    ? { filter_subject: subjects[0] }
    : { filter_subjects: subjects.length > 1 ? subjects : undefined };
}
