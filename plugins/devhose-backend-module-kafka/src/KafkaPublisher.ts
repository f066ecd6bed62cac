import type { FollowedEvent } from '@pitstop/plugin-devhose-common';
import { bridgeSource } from './bridge';
import type { KafkaClient } from './KafkaClient';
import { toKafkaMessage } from './toKafkaMessage';

/** Publishes events to a topic. */
export class KafkaPublisher {
  readonly #client: KafkaClient;
  readonly #topic: string;
  readonly #origin: string;

  static create(options: {
    client: KafkaClient;
    topic: string;
    origin: string;
  }): KafkaPublisher {
    return new KafkaPublisher(options.client, options.topic, options.origin);
  }

  private constructor(client: KafkaClient, topic: string, origin: string) {
    this.#client = client;
    this.#topic = topic;
    this.#origin = origin;
  }

  /** Resolves when the brokers have all of them; those that came from there are left out. */
  async publish(events: readonly FollowedEvent[]): Promise<void> {
    const messages = events
      .filter(({ deliverySource }) => deliverySource !== bridgeSource)
      .map(({ event }) => toKafkaMessage(event, this.#origin));
    if (messages.length > 0) {
      await this.#client.send(this.#topic, messages);
    }
  }
}
