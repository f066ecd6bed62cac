/** An event as it is read from the log. */
export interface FollowedRow {
  sequence: string;
  index: number;
  /** RFC 3339. */
  received_at: string;
  source: string;
  contributor: string | null;
  event_bytes: number;
  /** JSON text. */
  event: string;
}

/**
 * A {@link @pitstop/plugin-devhose-common#FollowedEvent} as JSON text.
 *
 * The event is passed through as it was stored: reading and writing it again is
 * most of what a replay would cost.
 */
export function followedEventJson(row: FollowedRow): string {
  const source = JSON.stringify(row.source);
  const contributor =
    row.contributor === null
      ? ''
      : `,"contributor":${JSON.stringify(row.contributor)}`;
  return `{"sequence":${row.sequence},"index":${row.index},"receivedAt":"${row.received_at}","deliverySource":${source},"event":${row.event}${contributor}}`;
}
