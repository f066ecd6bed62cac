import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

/** A message as it lies in a stream. */
export interface StoredMessage {
  subject: string;
  /** What makes a repeat a repeat: the event's id. */
  id: string;
  /** The Devhose that it comes from. */
  origin: string;
  /** The event, as JSON text. */
  body: string;
}

/** All that is in a stream, in its order. */
export async function storedMessages(
  address: string,
  stream = 'DEVHOSE',
): Promise<StoredMessage[]> {
  const connection = await connect({ servers: address });
  try {
    const manager = await jetstreamManager(connection);
    const { state } = await manager.streams.info(stream);
    const consumer = await jetstream(connection).consumers.get(stream);
    const messages: StoredMessage[] = [];
    while (messages.length < state.messages) {
      const batch = await consumer.fetch({
        max_messages: state.messages - messages.length,
      });
      for await (const message of batch) {
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
