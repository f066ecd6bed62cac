import type { CloudEvent } from './cdevents';

/** What became of a delivery when it was interpreted. @public */
export type InterpretationStatus =
  | 'interpreted'
  | 'not-interpreted'
  | 'quarantined';

/**
 * How far a reinterpretation is.
 *
 * - `running`: deliveries are being read again.
 * - `ready`: all of them are; it says what would change and waits to be taken.
 * - `taking`, `returning`: events are being exchanged.
 * - `taken`: its events are in force; those before are kept.
 * - `discarded`: its events are in force, those before are given up.
 * - `returned`: its events were in force; those before are again.
 * - `cancelled`: given up.
 *
 * @public
 */
export type ReinterpretationState =
  | 'running'
  | 'ready'
  | 'taking'
  | 'taken'
  | 'returning'
  | 'returned'
  | 'discarded'
  | 'cancelled';

/** Events of one type, by what becomes of them. Events are told apart by their id. @public */
export interface ReinterpretedType {
  type: string;
  same: number;
  changed: number;
  added: number;
  removed: number;
}

/** Deliveries of a source, by what becomes of them. @public */
export interface ReinterpretedMove {
  source: string;
  before: InterpretationStatus;
  after: InterpretationStatus;
  deliveries: number;
}

/** Deliveries read again by today's interpreters, beside what is in force. @public */
export interface Reinterpretation {
  id: number;
  state: ReinterpretationState;
  /** RFC 3339. */
  requestedAt: string;
  /** Whether it is taken as soon as it is ready. */
  takeWhenReady: boolean;
  /** Whether deliveries are read again that were read by the same version. */
  everything: boolean;
  /** By source, the version that reads. */
  versions: Record<string, number>;
  /** Whether the backend has other interpreters by now: it can't go on, and should be cancelled. */
  outdated: boolean;
  /** All deliveries up to this one have been looked at. */
  position: number;
  /** The highest sequence number in the log. */
  head: number;
  /** How many were read again. */
  deliveries: number;
  types: ReinterpretedType[];
  moves: ReinterpretedMove[];
}

/** Which interpreters have read the deliveries of a source. @public */
export interface SourceInterpretation {
  source: string;
  /** Today's. */
  version: number;
  /** All that were counted. */
  deliveries: number;
  /** Of them, those that were read by another version. */
  outdated: number;
  /** Of them, those that could not be read. */
  quarantined: number;
}

/** `GET /api/devhose/v1/reinterpretation` @public */
export interface ReinterpretationStatus {
  /** Counted up whenever events of the past are exchanged for others. */
  generation: number;
  /** By name. Counting goes on in the background. */
  sources: SourceInterpretation[];
  /** Deliveries up to this one are in the counts of the sources. */
  countedUpTo: number;
  /** The highest sequence number in the log. */
  head: number;
  latest?: Reinterpretation;
  /** The reinterpretation whose events before are kept, to be brought back. */
  kept?: number;
}

/** How a delivery was read, or is. @public */
export interface DeliveryReading {
  status: InterpretationStatus;
  /** Why it could not be read. */
  reason?: string;
  version?: number;
  events: CloudEvent[];
}

/** A delivery that is read otherwise than before. @public */
export interface ReinterpretationSample {
  sequence: number;
  source: string;
  before: DeliveryReading;
  after: DeliveryReading;
}

/** `GET /api/devhose/v1/reinterpretation/samples`, by sequence number. @public */
export interface ReinterpretationSamplePage {
  items: ReinterpretationSample[];
  /** Absent on the last page. */
  nextCursor?: string;
}
