import type { QuarantinePage } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { utcInstant } from '../log/utcInstant';
import { decodeCursor, encodeCursor } from '../read/eventCursor';

/** Beyond that it does not matter how many there are, but counting would cost. */
export const mostCounted = 1000;

interface QuarantinedRow {
  sequence: string;
  received_at: string;
  delivery_id: string;
  event_name: string;
  quarantine_reason: string | null;
  interpreter_version: number | null;
}

/** How many deliveries of each source are in quarantine, up to one more than {@link mostCounted}. */
export async function countQuarantined(
  knex: Knex,
  sources: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await knex.raw<{
    rows: Array<{ source: string; count: number }>;
  }>(
    `select asked.source, count(*)::integer as count
     from unnest(?::text[]) as asked (source)
     cross join lateral (
       select 1 from deliveries
       where deliveries.source = asked.source and interpretation = 'quarantined'
       limit ?
     ) quarantined
     group by asked.source`,
    [[...sources], mostCounted + 1],
  );
  return new Map(rows.map(({ source, count }) => [source, count]));
}

/**
 * Those of one source, newest first; the index `deliveries_quarantined` has
 * them in this order.
 *
 * @throws InputError if the cursor isn't one of ours.
 */
export async function readQuarantine(
  knex: Knex,
  source: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<QuarantinePage> {
  const query = knex('deliveries')
    .select<QuarantinedRow[]>(
      'sequence',
      knex.raw(`${utcInstant('received_at')} as received_at`),
      'delivery_id',
      'event_name',
      'quarantine_reason',
      'interpreter_version',
    )
    .where({ source, interpretation: 'quarantined' })
    .orderBy([
      { column: 'deliveries.received_at', order: 'desc' },
      { column: 'sequence', order: 'desc' },
    ])
    .limit(limit + 1);
  if (cursor !== undefined) {
    const { receivedAt, sequence } = decodeCursor(cursor);
    query.whereRaw('(deliveries.received_at, sequence) < (?, ?)', [
      receivedAt,
      sequence,
    ]);
  }
  const rows: QuarantinedRow[] = await query;
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(row => ({
      sequence: Number(row.sequence),
      receivedAt: row.received_at,
      deliveryId: row.delivery_id,
      eventName: row.event_name,
      reason: row.quarantine_reason ?? '',
      interpreterVersion: row.interpreter_version ?? undefined,
    })),
    nextCursor:
      last && rows.length > limit
        ? encodeCursor({ ...last, index: 0 })
        : undefined,
  };
}
