import type { Client } from 'pg';

/** Events and seconds of reading the log once. */
export interface Reading {
  events: number;
  seconds: number;
}

/** Whether events are handed out as `pg` does, as objects, or as the text they are stored as. */
export type EventsAs = 'objects' | 'text';

/**
 * The ceiling: a cursor over the same rows in the same order, with the columns
 * that a follower gets, through `pg` on one connection. No HTTP, and no position
 * that is kept.
 */
export async function readBareCursor(
  client: Client,
  pageEvents: number,
  eventsAs: EventsAs,
): Promise<Reading> {
  const event = eventsAs === 'text' ? 'event::text' : 'event';
  const startedAt = performance.now();
  let events = 0;
  await client.query('begin');
  await client.query(
    `declare replay no scroll cursor for
     select sequence, index, received_at, source, contributor, ${event}
     from events
     order by sequence, index`,
  );
  for (;;) {
    const { rows } = await client.query(`fetch ${pageEvents} from replay`);
    if (rows.length === 0) {
      break;
    }
    events += rows.length;
  }
  await client.query('commit');
  return { events, seconds: (performance.now() - startedAt) / 1000 };
}
