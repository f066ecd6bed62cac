import type { CloudEvent } from './cdevents';
import type { DeliveryRange } from './api';
import type { EventFilter, ShardPosition } from './consumers';

/** How a consumer is doing, for operators. @public */
export interface ConsumerStatus {
  /** The service, a colon and its own name for it, such as `autopilot:reviewers`. */
  name: string;
  filter: EventFilter;
  /** RFC 3339. */
  createdAt: string;
  lag: ConsumerLag;
  /** Events handled a second, averaged over about a minute. */
  eventsPerSecond: number;
  /** Events handled since it was created. */
  handled: number;
  deadLetters: number;
  /** The latest failure of a handler. */
  lastError?: { message: string; at: string };
  /**
   * Between the first and the last of these, deliveries whose events it wants
   * had expired before it got to them: it passes over them, or has. Absent where
   * it misses nothing; forgotten when it is given them again.
   */
  expired?: DeliveryRange;
  /** Since when the handler that has been at work longest has been, if that is longer than a minute. */
  stuckSince?: string;
  shards: ShardStatus[];
}

/** What a consumer has not handled yet. @public */
export interface ConsumerLag {
  /** Events that wait. */
  events: number;
  /** There are more than could be counted in a short time. */
  atLeast: boolean;
  /**
   * For how long the oldest has been waiting: since it was received, or, for
   * history that was brought in later, since the consumer was last at the head.
   */
  seconds: number;
}

/** @public */
export interface ShardStatus {
  shard: number;
  position: ShardPosition;
  /** The process that has it; absent when none does. */
  holder?: string;
  /** Since when its handler has been at work; absent when it isn't. */
  busySince?: string;
  /** How often the next event has been handed out in vain. */
  failedAttempts: number;
  /** When it is handed out again. */
  retryAt?: string;
}

/** An event that a consumer was given up on with. @public */
export interface DeadLetter {
  id: number;
  shard: number;
  sequence: number;
  index: number;
  /** Absent when it is not in the log any more. */
  event?: CloudEvent;
  attempts: number;
  error: string;
  failedAt: string;
  /** When somebody asked to have it handled again; absent when nobody has. */
  redriveAskedAt?: string;
}

/** Newest first. @public */
export interface DeadLetterPage {
  items: DeadLetter[];
  /** Absent on the last page. */
  nextCursor?: string;
}

/** What a consumer would be, or was, given again. @public */
export interface ReplayPlan {
  /** Deliveries after this one; of those only the ones it had dealt with. */
  after: number;
  events: number;
}

/**
 * What a consumer has done with an event:
 *
 * - `handled`: its handler is done with it;
 * - `waiting`: it has not got there yet;
 * - `failing`: its handler failed, and is given it again;
 * - `dead-letter`: it failed too often, and the consumer went on without it;
 * - `discarded`: that, and somebody gave it up;
 * - `came-before`: the consumer began after it;
 * - `unwanted`: it is not what the consumer wants, as of now.
 *
 * @public
 */
export type EventHandlingState =
  | 'handled'
  | 'waiting'
  | 'failing'
  | 'dead-letter'
  | 'discarded'
  | 'came-before'
  | 'unwanted';

/**
 * What became of an event with one consumer
 * (`GET /api/devhose/v1/events/<sequence>/<index>/consumers`).
 *
 * @public
 */
export interface EventHandling {
  /** The service, a colon and its own name for it. */
  consumer: string;
  state: EventHandlingState;
  /**
   * RFC 3339. Handled: when it was at the latest, to the minute; absent when
   * that is not known any more. Else when it failed last or was discarded.
   */
  at?: string;
  /** How often it was handed out, where it failed. */
  attempts?: number;
  /** Why it failed last. */
  error?: string;
  /** When it is handed out again. */
  retryAt?: string;
  /** When somebody asked to have the dead letter handled again. */
  redriveAskedAt?: string;
}
