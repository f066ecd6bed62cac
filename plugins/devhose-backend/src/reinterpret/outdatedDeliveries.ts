import type { Knex } from 'knex';
import type { Stretch } from '../deliver/readStretch';
import type { BodyEncoding } from '../log/encodeBody';
import { monthAfter, monthStart } from '../log/month';
import type { InterpretationStatus } from '../log/PreparedDelivery';
import type { ReinterpretationRow } from './ReinterpretationRow';

/** A delivery that is to be read again. */
export interface OutdatedDelivery {
  sequence: string;
  received_at: Date;
  source: string;
  delivery_id: string;
  event_name: string;
  /** JSON text. */
  headers: string;
  body: Buffer;
  body_encoding: BodyEncoding;
  interpretation: InterpretationStatus;
  quarantine_reason: string | null;
  interpreter_version: number | null;
}

/** An event as it is in force. */
export interface EventInForce {
  sequence: string;
  index: number;
  type: string;
  subject: string;
  repository: string | null;
  occurred_at: string;
  contributor: string | null;
  event: string;
}

/**
 * The deliveries of a stretch that were read by other versions than those asked
 * for, as many as are to be dealt with at once.
 *
 * A stretch is walked by the primary key; what was read by the right version
 * costs no more than that. Nothing is joined to it: joined, all of the stretch
 * would be put in order again for each batch.
 */
export async function outdatedDeliveries(
  tx: Knex,
  row: ReinterpretationRow,
  stretch: Stretch,
  cap: { deliveries: number; bytes: number },
): Promise<OutdatedDelivery[]> {
  const sources = Object.entries(row.versions);
  const { rows } = await tx.raw<{ rows: OutdatedDelivery[] }>(
    `select
       sequence, received_at, source, delivery_id, event_name,
       headers::text as headers, body, body_encoding, interpretation,
       quarantine_reason, interpreter_version
     from (
       select
         d.*,
         sum(d.body_bytes) over (order by d.sequence) - d.body_bytes as bytes_before
       from deliveries d
       where d.sequence > :after and d.sequence <= :upTo
         and d.received_at >= :from and d.received_at < :to
         and d.source = any(:sources::text[])
         and (
           :everything
           or coalesce(
             (
               select f.version from interpreters_in_force f
               where f.source = d.source and d.sequence <= f.up_to
             ),
             d.interpreter_version
           ) is distinct from
             (:versions::int[])[array_position(:sources::text[], d.source)]
         )
       order by d.sequence
       limit :deliveries
     ) batch
     where bytes_before < :bytes
     order by sequence`,
    {
      sources: sources.map(([source]) => source),
      versions: sources.map(([, version]) => version),
      after: stretch.after,
      upTo: stretch.upTo,
      everything: row.everything,
      ...monthsOf(stretch),
      ...cap,
    },
  );
  return rows;
}

/** The events in force of some deliveries of a stretch, by sequence number. */
export async function eventsInForce(
  tx: Knex,
  stretch: Stretch,
  deliveries: readonly OutdatedDelivery[],
): Promise<Map<string, EventInForce[]>> {
  const { rows } = await tx.raw<{ rows: EventInForce[] }>(
    `select
       sequence, index, type, subject, repository,
       occurred_at::text as occurred_at, contributor, event::text as event
     from events
     where sequence = any(:sequences::bigint[])
       and received_at >= :from and received_at < :to
     order by sequence, index`,
    {
      sequences: deliveries.map(({ sequence }) => sequence),
      ...monthsOf(stretch),
    },
  );
  const events = new Map<string, EventInForce[]>();
  for (const row of rows) {
    const known = events.get(row.sequence);
    if (known) {
      known.push(row);
    } else {
      events.set(row.sequence, [row]);
    }
  }
  return events;
}

/** The time that leads to the partitions of a stretch. */
function monthsOf(stretch: Stretch): { from: string; to: string } {
  return {
    from: monthStart(stretch.firstMonth),
    to: monthStart(monthAfter(stretch.lastMonth, 1)),
  };
}
