import type { SecretMark } from './api';
import type { SourceSweep } from './sourceSweep';

/**
 * Why a request to a source's address was refused.
 *
 * - `unsigned`: it carried no proof at all (401).
 * - `forged`: its proof was wrong (403).
 * - `too-large`: its body or its headers were larger than the source takes (413, 431).
 * - `unreadable`: it broke off, or did not say what it is (400, 408).
 * - `too-many`: there were more at a time than the source takes (429).
 * - `unavailable`: Devhose or its database was not able to take it (5xx).
 *
 * @public
 */
export const rejectionReasons = [
  'unsigned',
  'forged',
  'too-large',
  'unreadable',
  'too-many',
  'unavailable',
] as const;

/** @public */
export type RejectionReason = (typeof rejectionReasons)[number];

/** How many requests were refused, by reason; what is absent is none. @public */
export type RejectionCounts = Partial<Record<RejectionReason, number>>;

/** What became of the deliveries of a source. @public */
export interface DeliveryCounts {
  /** Stored, and there was something to understand. */
  interpreted: number;
  /** Stored, without words for it. */
  notInterpreted: number;
  /** Stored, and should have been understood. */
  quarantined: number;
  /** Sent again by the tool. */
  duplicates: number;
  /** Refused; nothing of them is kept. */
  rejected: RejectionCounts;
}

/** Refused requests of one hour. @public */
export interface RejectionHour {
  /** RFC 3339; its beginning. */
  start: string;
  rejected: RejectionCounts;
}

/**
 * How a source is, in one word.
 *
 * - `never-heard`: nothing has come in yet.
 * - `rejecting`: within the last hour more was refused than was taken in.
 * - `silent`: nothing was taken in for a day.
 * - `receiving`: none of these.
 *
 * @public
 */
export type SourceCondition =
  | 'never-heard'
  | 'rejecting'
  | 'silent'
  | 'receiving';

/** When a secret last proved a delivery, repeats included. @public */
export interface SecretUseStatus extends SecretMark {
  /** RFC 3339. */
  lastUsedAt: string;
}

/** What a source takes from its senders, in each process. @public */
export interface SourceLimits {
  /** After decompression. */
  bodyBytes: number;
  /** How many headers. */
  headers: number;
  /** Of names and values together. */
  headerBytes: number;
  /** In the long run. */
  requestsPerSecond: number;
  /** At once, after a pause. */
  burst: number;
  /** Under way at the same time. */
  concurrentRequests: number;
  /** From the first to the last byte of a body. */
  bodyMilliseconds: number;
}

/** How a source is doing, for operators. @public */
export interface SourceStatus {
  id: string;
  condition: SourceCondition;
  /** RFC 3339; a repeat counts, history that was brought in does not. */
  lastDeliveryAt?: string;
  /** RFC 3339. */
  lastRejectionAt?: string;
  /** Deliveries that were stored, on average; what is sent again is not. */
  perMinute: { lastHour: number; lastDay: number };
  lastDay: DeliveryCounts;
  /** Since counting began; counted by each process, so a crash may cost seconds. */
  total: DeliveryCounts;
  /** Deliveries of the past that were brought in. */
  imported: number;
  /** Those that proved deliveries, the one used last first; and when that was. */
  secrets: SecretUseStatus[];
  /** Refused requests of the last week, oldest first; hours without any are left out. */
  rejections: RejectionHour[];
  /** Deliveries in the log that should have been understood. */
  quarantined: { count: number; atLeast: boolean };
  /** What does not work at present of a source that fetches; empty where all does. */
  problems: string[];
  /** Whether the log has deliveries of it, whenever and however they came in. */
  inLog: boolean;
  /** What is more is refused. */
  limits: SourceLimits;
  /** What the tool says it sent and did not come in; absent where it isn't asked. */
  sweep?: SourceSweep;
}

/** Every source that is set up (`GET /api/devhose/v1/sources`). @public */
export interface SourceOverview {
  /** By id. */
  items: SourceStatus[];
  /** Requests of the last day to addresses that no source has. */
  unknownSourceRequests: number;
}

/** A delivery that should have been understood and was not. @public */
export interface QuarantinedDelivery {
  sequence: number;
  /** RFC 3339. */
  receivedAt: string;
  deliveryId: string;
  /** The sender's word for what happened. */
  eventName: string;
  reason: string;
  interpreterVersion?: number;
}

/**
 * A page of `GET /api/devhose/v1/sources/<source>/quarantine`, newest first.
 *
 * @public
 */
export interface QuarantinePage {
  items: QuarantinedDelivery[];
  /** Absent on the last page. */
  nextCursor?: string;
}
