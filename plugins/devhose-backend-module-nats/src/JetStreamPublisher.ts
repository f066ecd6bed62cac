import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  jetstream,
  JetStreamApiError,
  jetstreamManager,
  StorageType,
  type JetStreamClient,
} from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import type { FollowedEvent } from '@pitstop/plugin-devhose-common';
import { bridgeSource, originHeader } from './bridge';
import { natsSubject } from './natsSubject';
import type { NatsConfig } from './readNatsConfig';

const streamNotFound = 10059;

/** Repeats within this time are dropped by the broker. */
const duplicateWindowNanoseconds = 10 * 60 * 1e9;

/** Publishes events to a stream, connected for as long as it takes. */
export class JetStreamPublisher {
  readonly #config: NatsConfig;
  readonly #logger: LoggerService;
  #connection: NatsConnection | undefined;
  #client: Promise<JetStreamClient> | undefined;

  static create(
    options: NatsConfig & { logger: LoggerService },
  ): JetStreamPublisher {
    return new JetStreamPublisher(options, options.logger);
  }

  private constructor(config: NatsConfig, logger: LoggerService) {
    this.#config = config;
    this.#logger = logger;
  }

  /**
   * Resolves when the broker has acknowledged all of them. Those of one subject
   * are sent one after the other, so that none overtakes one that failed.
   */
  async publish(events: readonly FollowedEvent[]): Promise<void> {
    const client = await this.#connected();
    const bySubject = new Map<string, FollowedEvent[]>();
    for (const followed of events) {
      if (followed.deliverySource !== bridgeSource) {
        const { subject } = followed.event;
        bySubject.set(subject, [...(bySubject.get(subject) ?? []), followed]);
      }
    }
    await Promise.all(
      [...bySubject.values()].map(async sameSubject => {
        for (const event of sameSubject) {
          await this.#publishOne(client, event);
        }
      }),
    );
  }

  async close(): Promise<void> {
    await this.#connection?.close();
  }

  async #publishOne(
    client: JetStreamClient,
    { event }: FollowedEvent,
  ): Promise<void> {
    const { subjectPrefix, stream, origin } = this.#config;
    const stamps = headers();
    stamps.set('content-type', 'application/cloudevents+json');
    stamps.set(originHeader, origin);
    await client.publish(
      natsSubject(subjectPrefix, event.subject),
      JSON.stringify(event),
      { msgID: event.id, headers: stamps, expect: { streamName: stream } },
    );
  }

  async #connected(): Promise<JetStreamClient> {
    this.#client ??= this.#connect();
    try {
      return await this.#client;
    } catch (error) {
      // The next batch tries anew.
      this.#client = undefined;
      throw error;
    }
  }

  async #connect(): Promise<JetStreamClient> {
    const connection = await connect({
      ...this.#config.connection,
      maxReconnectAttempts: -1,
    });
    this.#connection = connection;
    await this.#ensureStream(connection);
    return jetstream(connection);
  }

  /** One that is there already is somebody's, and stays as it is. */
  async #ensureStream(connection: NatsConnection): Promise<void> {
    const { stream, subjectPrefix } = this.#config;
    const manager = await jetstreamManager(connection);
    try {
      await manager.streams.info(stream);
    } catch (error) {
      if (
        !(error instanceof JetStreamApiError) ||
        error.code !== streamNotFound
      ) {
        throw error;
      }
      await manager.streams.add({
        name: stream,
        subjects: [`${subjectPrefix}.>`],
        storage: StorageType.File,
        duplicate_window: duplicateWindowNanoseconds,
      });
      this.#logger.info(`Made the stream ${stream} for ${subjectPrefix}.>`);
    }
  }
}
