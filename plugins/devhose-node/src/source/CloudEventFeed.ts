import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { DeliveryHeaders } from './DeliverySource';

/**
 * A message of a bus, as CloudEvents travel over HTTP: an event's attributes in
 * `ce-…` headers and its data in the body, or all of it in the body.
 *
 * @public
 */
export interface FedMessage {
  headers: DeliveryHeaders;
  body: Buffer;
}

/**
 * Takes messages in, in their order. Resolves when all of them are in the log,
 * however long the database is away: only then may the bus be told that they
 * are done with. An event that was taken in before is not taken in twice.
 *
 * What is no CloudEvent is kept as well, in quarantine.
 *
 * @throws AbortError if Devhose stops before: the bus has to bring them again.
 * @public
 */
export type TakeMessages = (messages: readonly FedMessage[]) => Promise<void>;

/**
 * Fetches CloudEvents from where they are, such as a message broker, where a
 * source is sent them.
 *
 * @public
 */
export interface CloudEventFeed {
  /** Lower-case word, such as `nats`: the source of all that it brings. Feeds may share one. */
  readonly id: string;

  /**
   * Brings messages until the signal is aborted, then resolves. When it is
   * rejected it is called again, later each time.
   */
  run(options: { take: TakeMessages; signal: AbortSignal }): Promise<void>;
}

/** Where modules add what they fetch from. @public */
export interface DevhoseFeedsExtensionPoint {
  /** @throws ConflictError if there is already a source with this id that is no feed. */
  addFeed(feed: CloudEventFeed): void;
}

/** @public */
export const devhoseFeedsExtensionPoint =
  createExtensionPoint<DevhoseFeedsExtensionPoint>({ id: 'devhose.feeds' });
