import type { Knex } from 'knex';
import { monthAfter, monthStart } from '../log/month';
import { utcInstant } from '../log/utcInstant';
import type { FollowedRow } from '../log/eventJson';
import type { Stretch } from './readStretch';
import { wantedCondition, type WantedEvents } from './wantedEvents';

/**
 * The events of a stretch, in order.
 *
 * Walks the primary keys of the partitions concerned; the months let PostgreSQL
 * leave out the others. The running sum ends the page before the events beyond
 * the cap are fetched.
 */
export function followedRowsQuery(
  knex: Knex,
  stretch: Stretch,
  options: {
    wanted?: WantedEvents;
    cap?: { events: number; bytes: number };
  },
): Knex.Raw<{ rows: FollowedRow[] }> {
  const { cap } = options;
  const wanted = wantedCondition(options.wanted ?? {});
  return knex.raw(
    `select
       sequence, index, ${utcInstant('received_at')} as received_at,
       source, contributor, event_bytes, event::text as event
     from (
       select *, sum(event_bytes) over (order by sequence, index) - event_bytes as bytes_before
       from events
       where sequence > ? and sequence <= ?
         and received_at >= ? and received_at < ?
         ${wanted.sql}
       order by sequence, index
       ${cap ? 'limit ?' : ''}
     ) page
     ${cap ? 'where bytes_before < ?' : ''}
     order by sequence, index`,
    [
      stretch.after,
      stretch.upTo,
      monthStart(stretch.firstMonth),
      monthStart(monthAfter(stretch.lastMonth, 1)),
      ...wanted.bindings,
      ...(cap ? [cap.events, cap.bytes] : []),
    ],
  );
}
