import type {
  CloudEventFeed,
  TakeMessages,
} from '@pitstop/plugin-devhose-node';
import { bridgeSource, originHeader } from './bridge';
import type { KafkaClient } from './KafkaClient';
import { readMessage } from './readMessage';

/** Brings what is in topics; replicas share the partitions. */
export class KafkaFeed implements CloudEventFeed {
  readonly id = bridgeSource;
  readonly #client: KafkaClient;
  readonly #inbound: { topics: string[]; group: string };
  readonly #origin: string;

  static create(options: {
    client: KafkaClient;
    inbound: { topics: string[]; group: string };
    origin: string;
  }): KafkaFeed {
    return new KafkaFeed(options.client, options.inbound, options.origin);
  }

  private constructor(
    client: KafkaClient,
    inbound: { topics: string[]; group: string },
    origin: string,
  ) {
    this.#client = client;
    this.#inbound = inbound;
    this.#origin = origin;
  }

  async run(options: {
    take: TakeMessages;
    signal: AbortSignal;
  }): Promise<void> {
    await this.#client.receive({
      ...this.#inbound,
      signal: options.signal,
      handle: messages =>
        options.take(
          messages
            .filter(({ headers }) => headers[originHeader] !== this.#origin)
            .map(readMessage),
        ),
    });
  }
}
