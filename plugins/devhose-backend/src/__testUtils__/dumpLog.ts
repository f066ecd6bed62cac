import type { Knex } from 'knex';

/** All that was understood, as it would be if it was understood for the first time. */
export async function dumpLog(
  knex: Knex,
): Promise<{ events: object[]; deliveries: object[] }> {
  const events = await knex.raw<{ rows: object[] }>(
    `select
       k.delivery_id, e.index, e.source, e.type, e.subject, e.repository,
       e.occurred_at, e.contributor, e.event_bytes, e.event::text
     from events e
     join delivery_keys k on k.sequence = e.sequence and k.source = e.source
     order by k.delivery_id, e.index`,
  );
  const deliveries = await knex('deliveries')
    .orderBy('delivery_id')
    .select('delivery_id', 'source', 'interpretation', 'quarantine_reason');
  return { events: events.rows, deliveries };
}
