import type { CloudEvent } from './cdevents';

/**
 * An interpreted event and its place in the log.
 *
 * Events are ordered by (`sequence`, `index`): `sequence` is the number of the
 * delivery in the log, `index` counts the events read from that delivery.
 *
 * @public
 */
export interface DevhoseEvent {
  sequence: number;
  index: number;
  /** RFC 3339; when the delivery was received (for imported history: originally). */
  receivedAt: string;
  /** The source that took the delivery in, such as `github`. */
  deliverySource: string;
  event: CloudEvent;
}

/**
 * What a consumer service receives. `contributor` is a pseudonym (a keyed
 * hash) of the person behind the event, for counting distinct people; it is
 * given to services only, never to a person, and must not be passed on.
 *
 * @public
 */
export interface FollowedEvent extends DevhoseEvent {
  contributor?: string;
}

/** Deliveries from one number to another, both included. @public */
export interface DeliveryRange {
  first: number;
  last: number;
}

/**
 * The header of a followed page that tells its `cursor` before its body arrives.
 *
 * @public
 */
export const followedCursorHeader = 'Devhose-Cursor';

/**
 * A stretch of the log: all events of the deliveries with sequence numbers
 * above the asked position up to and including `cursor`. May be empty while
 * the cursor moves on (deliveries without events).
 *
 * @public
 */
export interface FollowedPage {
  events: FollowedEvent[];
  /** Ask for what comes after this next. */
  cursor: number;
  /** The highest sequence number in the log when the page was read. */
  head: number;
  /**
   * Counted up whenever events of the past are exchanged for others, because
   * deliveries were read again. Who keeps something that follows from events, and
   * is told another generation than before, has to build it again from position 0.
   */
  generation: number;
  /**
   * Between the first and the last of these, deliveries whose events were wanted
   * have expired: they are not on this page nor on any other. They can be
   * restored from their archives, and followed again from before the first.
   * Absent where nothing is missing.
   */
  expired?: DeliveryRange;
}

/** A page of `GET /api/devhose/v1/events`, newest first. @public */
export interface DevhoseEventPage {
  items: DevhoseEvent[];
  /** Absent on the last page. */
  nextCursor?: string;
  /**
   * The highest sequence number in the log when the page was read: what comes
   * in after it can be streamed from there.
   */
  head: number;
}

/**
 * How what an event tells ended; what has not ended has no outcome.
 *
 * @public
 */
export const eventOutcomes = ['success', 'failure', 'cancelled'] as const;

/** @public */
export type EventOutcome = (typeof eventOutcomes)[number];

/**
 * The words that occur in the log (`GET /api/devhose/v1/vocabulary`), sorted.
 *
 * @public
 */
export interface EventVocabulary {
  /** Types of events, with their versions. */
  types: string[];
  /** Sources that deliveries came from. */
  sources: string[];
}

/**
 * How it was known that a delivery comes from who it should.
 *
 * @public
 */
export interface DeliveryProof {
  /**
   * What was checked, such as `hmac-sha256`, `token` or `rsa-sha1`; `none` where
   * the source is open to anybody; `imported` for the past that somebody with
   * the permission brought in; `fetched` where Devhose asked for it itself.
   */
  scheme: string;
  /** Which of the secrets that were active then; absent where there are none. */
  secret?: SecretMark;
}

/** Tells secrets apart without telling what they are. @public */
export interface SecretMark {
  /** Its place in the configuration when the delivery came in, from 1. */
  position: number;
  /** The same as long as the secret is. */
  fingerprint: string;
}

/**
 * What is known about a delivery (`GET /api/devhose/v1/deliveries/<sequence>`).
 *
 * @public
 */
export interface DeliveryDetails {
  sequence: number;
  /** RFC 3339. */
  receivedAt: string;
  source: string;
  /** The sender's id of the delivery. */
  deliveryId: string;
  /** The sender's word for what happened, such as `pull_request`. */
  eventName: string;
  /** Without credentials, signatures and cookies. */
  headers: Record<string, string>;
  bodyBytes: number;
  /** Absent where the source does not tell, and for what came in before it was kept. */
  proof?: DeliveryProof;
  interpretation: {
    status: 'interpreted' | 'not-interpreted' | 'quarantined';
    /** Why it could not be read. */
    reason?: string;
    interpreterVersion?: number;
  };
}

/**
 * What an event is part of (`GET /api/devhose/v1/events/<sequence>/<index>/chain`),
 * itself among it, in the order in which it happened.
 *
 * @public
 */
export interface EventChain {
  items: DevhoseEvent[];
}

/** What a sender is told when its delivery is in the log. @public */
export interface IngestReceipt {
  status: 'stored' | 'duplicate';
  /** Of this delivery; for a duplicate, of the first one. */
  sequence: number;
}

/**
 * One line of an import: a delivery as it was received once.
 *
 * @public
 */
export interface ImportedDelivery {
  /** Such as `github`. */
  source: string;
  /** The sender's id of the delivery; what makes it unique. */
  deliveryId: string;
  /** RFC 3339; when it was received originally. */
  receivedAt: string;
  /** Lower-case names. Credentials and signatures are dropped before storing. */
  headers: Record<string, string>;
  /**
   * How it was known to be genuine, in Devhose's own words; in files that Devhose
   * wrote, for when it puts them back. An import does not believe it.
   */
  proof?: string;
  /** The body, as text (UTF-8)… */
  body?: string;
  /** …or, where it isn't text, in base64. */
  bodyBase64?: string;
}

/** What became of a batch of imported deliveries. @public */
export interface ImportResult {
  stored: number;
  duplicates: number;
  /** Lines (1-based within the request) that were refused, and why. */
  refused: Array<{ line: number; reason: string }>;
}
