/** What became of a delivery when it was interpreted. */
export type InterpretationStatus =
  | 'interpreted'
  | 'not-interpreted'
  | 'quarantined';

/** An event, ready to be written. */
export interface PreparedEvent {
  type: string;
  subject: string;
  repository: string | undefined;
  /** RFC 3339. */
  occurredAt: string;
  contributor: string | undefined;
  /** The event as JSON text in UTF-8. */
  json: Buffer;
}

/** A delivery that was read: all that is left is to write it. */
export interface PreparedDelivery {
  source: string;
  deliveryId: string;
  eventName: string;
  receivedAt: Date;
  /** The headers to keep, as JSON text in UTF-8. */
  headers: Buffer;
  /** As it came in. */
  body: Buffer;
  interpretation: InterpretationStatus;
  quarantineReason: string | undefined;
  interpreterVersion: number | undefined;
  /** As {@link writeProof} writes it; undefined where nothing is known of it. */
  proof?: string;
  events: PreparedEvent[];
}

/** What became of a delivery in the log. */
export interface AppendedDelivery {
  /** Its place; for a repeat, the place of the first. */
  sequence: number;
  /** False for a repeat. */
  stored: boolean;
}

/** How many bytes a delivery brings, about. */
export function preparedBytes(delivery: PreparedDelivery): number {
  let bytes = delivery.headers.length + delivery.body.length;
  for (const event of delivery.events) {
    bytes += event.json.length;
  }
  return bytes;
}
