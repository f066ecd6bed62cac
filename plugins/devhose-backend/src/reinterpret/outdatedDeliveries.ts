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
  headers: Record<string, string>;
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
 * costs no more than that.
 */
export async function outdatedDeliveries(
  tx: Knex,
  row: ReinterpretationRow,
  stretch: Stretch,
  cap: { deliveries: number; bytes: number },
): Promise<OutdatedDelivery[]> {
  const sources = Object.entries(row.versions);
  const { rows } = await tx.raw<{ rows: OutdatedDelivery[] }>(
    `select *
     from (
       select
         d.*,
         sum(d.body_bytes) over (order by d.sequence) - d.body_bytes as bytes_before
       from deliveries d
       join unnest(:sources::text[], :versions::int[]) as wanted (source, version)
         on wanted.source = d.source
       left join interpreters_in_force f
         on f.source = d.source and d.sequence <= f.up_to
       where d.sequence > :after and d.sequence <= :upTo
         and d.received_at >= :from and d.received_at < :to
         and (
           :everything
           or coalesce(f.version, d.interpreter_version) is distinct from wanted.version
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
      from: monthStart(stretch.firstMonth),
      to: monthStart(monthAfter(stretch.lastMonth, 1)),
      everything: row.everything,
      ...cap,
    },
  );
  return rows;
}

/** The events in force of some deliveries, by sequence number. */
export async function eventsInForce(
  tx: Knex,
  deliveries: readonly OutdatedDelivery[],
): Promise<Map<string, EventInForce[]>> {
  // The times of receipt lead to the partitions.
  const { rows } = await tx.raw<{ rows: EventInForce[] }>(
    `select
       e.sequence, e.index, e.type, e.subject, e.repository,
       e.occurred_at::text as occurred_at, e.contributor, e.event::text as event
     from unnest(:sequences::bigint[], :receivedAts::timestamptz[])
       as d (sequence, received_at)
     join events e on e.sequence = d.sequence and e.received_at = d.received_at
     order by e.sequence, e.index`,
    {
      sequences: deliveries.map(({ sequence }) => sequence),
      receivedAts: deliveries.map(({ received_at }) =>
        received_at.toISOString(),
      ),
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
