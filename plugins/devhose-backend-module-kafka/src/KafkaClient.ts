/** A message as it goes to a topic. */
export interface OutgoingMessage {
  /** Messages with the same key stay in order. */
  key: string;
  headers: Readonly<Record<string, string>>;
  value: string;
}

/** A message as it lies in a topic. */
export interface KafkaMessage {
  /** Names as they were given; repeated values joined by `, `. */
  headers: Readonly<Record<string, string>>;
  value: Buffer;
}

/** What the bridge needs of Kafka, whatever client library speaks to it. */
export interface KafkaClient {
  /**
   * Resolves when all in-sync replicas have all messages.
   *
   * @throws whatever kept them from it; some may have arrived.
   */
  send(topic: string, messages: readonly OutgoingMessage[]): Promise<void>;

  /**
   * Hands messages over as a member of a consumer group, those of a partition
   * in order. How far the group is moves on when `handle` resolves. Resolves
   * when the signal is aborted; throws when the brokers cannot be followed any more.
   */
  receive(options: {
    group: string;
    topics: readonly string[];
    handle: (messages: readonly KafkaMessage[]) => Promise<void>;
    signal: AbortSignal;
  }): Promise<void>;

  /** Lets go of the brokers. */
  close(): Promise<void>;
}
