import type { Knex } from 'knex';
import { followedEventSql } from '../log/eventJson';
import { monthAfter, monthStart } from '../log/month';
import type { Stretch } from './readStretch';
import { wantedCondition, type WantedEvents } from './wantedEvents';

/** A page as the database writes it. */
export interface PageRow {
  /** The last delivery of the page. */
  cursor: string;
  count: number;
  /** The events as JSON text, with commas in between; null where there are none. */
  events: string | null;
}

/**
 * The events of a stretch, in order and in whole deliveries, up to a number or
 * size of events; more where a single delivery has more.
 *
 * Walks the primary keys of the partitions concerned twice, first without the
 * events themselves, to find out where the page ends. PostgreSQL writes the
 * page: taking it apart into rows and putting it together again is what a
 * replay would spend most of its time on.
 */
export function followedPageQuery(
  knex: Knex,
  stretch: Stretch,
  options: { wanted?: WantedEvents; limit: number; bytes: number },
): Knex.Raw<{ rows: PageRow[] }> {
  const wanted = wantedCondition(options.wanted ?? {});
  const within = `
    sequence > ? and sequence <= ? and received_at >= ? and received_at < ?
    ${wanted.sql}`;
  const bindings = [
    stretch.after,
    stretch.upTo,
    monthStart(stretch.firstMonth),
    monthStart(monthAfter(stretch.lastMonth, 1)),
    ...wanted.bindings,
  ];
  return knex.raw(
    `with candidates as (
       select
         sequence, event_bytes,
         sum(event_bytes) over (order by sequence, index) - event_bytes as bytes_before
       from events
       where ${within}
       order by sequence, index
       limit ?
     ), kept as (
       select sequence, event_bytes from candidates where bytes_before < ?
     ), page as (
       select case
         when count(*) <= ? and coalesce(sum(event_bytes), 0) < ? then ?::bigint
         -- The last delivery may lack events: it is for the next page.
         else coalesce(
           max(sequence) filter (where sequence < (select max(sequence) from kept)),
           max(sequence)
         )
       end as cursor
       from kept
     )
     select
       (select cursor from page) as cursor,
       count(*)::int as count,
       string_agg(json, ',') as events
     from (
       select ${followedEventSql} as json
       from events
       where ${within} and sequence <= (select cursor from page)
       order by sequence, index
     ) followed`,
    [
      ...bindings,
      options.limit + 1,
      options.bytes,
      options.limit,
      options.bytes,
      stretch.upTo,
      ...bindings,
    ],
  );
}
