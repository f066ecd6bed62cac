import { utcInstant } from './utcInstant';

/** An event as it is read from the log. */
export interface EventRow {
  sequence: string;
  index: number;
  /** RFC 3339. */
  received_at: string;
  source: string;
  /** JSON text. */
  event: string;
}

/** An event with what only services get to see. */
export interface FollowedRow extends EventRow {
  contributor: string | null;
  event_bytes: number;
}

/**
 * A {@link @pitstop/plugin-devhose-common#DevhoseEvent} as JSON text.
 *
 * The event is passed through as it was stored: reading and writing it again is
 * most of what a replay would cost.
 */
export function eventJson(row: EventRow): string {
  return `{${members(row)}}`;
}

/** A {@link @pitstop/plugin-devhose-common#FollowedEvent} as JSON text. */
export function followedEventJson(row: FollowedRow): string {
  return row.contributor === null
    ? eventJson(row)
    : `{${members(row)},"contributor":${JSON.stringify(row.contributor)}}`;
}

/**
 * SQL that writes a row of `events` as a
 * {@link @pitstop/plugin-devhose-common#FollowedEvent}, as {@link followedEventJson} does.
 *
 * By `||`, which takes a third of the time off that `concat` needs.
 */
export const followedEventSql = `(
  '{"sequence":' || sequence || ',"index":' || index
  || ',"receivedAt":"' || ${utcInstant('received_at')}
  || '","deliverySource":' || to_json(source)::text
  || ',"event":' || event::text
  || coalesce(',"contributor":' || to_json(contributor)::text, '') || '}'
)`;

function members(row: EventRow): string {
  const source = JSON.stringify(row.source);
  return `"sequence":${row.sequence},"index":${row.index},"receivedAt":"${row.received_at}","deliverySource":${source},"event":${row.event}`;
}
