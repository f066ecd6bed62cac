import type { EventFilter } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { monthAfter, monthStart } from '../../log/month';
import { readStretch } from '../readStretch';
import { subjectHash, wantedCondition } from '../wantedEvents';

/** What waits for a consumer in the next stretch of the log. */
export interface PendingEvents {
  events: number;
  /** When the oldest was received. */
  oldest?: Date;
  /** The log goes on after the stretch. */
  atLeast: boolean;
}

/** Counts in one stretch only, so that a consumer far behind costs no more than another. */
export async function pendingEvents(
  knex: Knex,
  consumer: { name: string; filter: EventFilter; shards: number },
): Promise<PendingEvents> {
  const lowest = await knex('consumer_shards')
    .where({ consumer: consumer.name })
    .min<{ sequence: string }>({ sequence: 'sequence' })
    .first();
  // Its delivery may be done in part.
  const after = Math.max(0, Number(lowest?.sequence ?? 0) - 1);
  const { head, stretch } = await readStretch(knex, after);
  if (stretch === undefined) {
    return { events: 0, atLeast: false };
  }
  const wanted = wantedCondition(consumer.filter);
  const { rows } = await knex.raw<{
    rows: Array<{ events: string; oldest: Date | null }>;
  }>(
    `select count(*) as events, min(received_at) as oldest
     from (
       select sequence, index, received_at, ${subjectHash} % ? as shard
       from events
       where sequence > ? and sequence <= ?
         and received_at >= ? and received_at < ?
         ${wanted.sql}
     ) e
     join consumer_shards s on s.consumer = ? and s.shard = e.shard
     where (e.sequence, e.index) > (s.sequence, coalesce(s.index, 2147483647))`,
    [
      consumer.shards,
      stretch.after,
      stretch.upTo,
      monthStart(stretch.firstMonth),
      monthStart(monthAfter(stretch.lastMonth, 1)),
      ...wanted.bindings,
      consumer.name,
    ],
  );
  const [{ events, oldest }] = rows;
  return {
    events: Number(events),
    oldest: oldest ?? undefined,
    atLeast: stretch.upTo < head,
  };
}
