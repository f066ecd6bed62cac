import type { Knex } from 'knex';
import type { Difference, Findings } from './Findings';

/** Writes down deliveries that are read otherwise, to be looked at and exchanged later. */
export async function storeDifferences(
  tx: Knex,
  reinterpretation: number,
  { differences }: Findings,
): Promise<void> {
  if (differences.length > 0) {
    await storeDeliveries(tx, reinterpretation, differences);
    await storeEvents(tx, reinterpretation, [
      ...differences.flatMap(eventsBefore),
      ...differences.flatMap(eventsAfter),
    ]);
  }
}

/** Adds the counts of a batch to those of the batches before. */
export async function storeCounts(
  tx: Knex,
  reinterpretation: number,
  findings: Findings,
): Promise<void> {
  await addTypes(tx, reinterpretation, findings);
  await addMoves(tx, reinterpretation, findings);
}

async function storeDeliveries(
  tx: Knex,
  reinterpretation: number,
  differences: readonly Difference[],
): Promise<void> {
  const rows = differences.map(({ delivery, after }) => ({
    ...placeOf(delivery),
    before_interpretation: delivery.interpretation,
    before_reason: delivery.quarantine_reason,
    before_version: delivery.interpreter_version,
    after_interpretation: after.interpretation,
    after_reason: after.quarantineReason,
    after_version: after.interpreterVersion,
  }));
  await tx.raw(
    `insert into reinterpreted_deliveries
     select ?, r.* from json_to_recordset(?::json) as r (
       sequence bigint, received_at timestamptz, source text,
       before_interpretation text, before_reason text, before_version int,
       after_interpretation text, after_reason text, after_version int
     )`,
    [reinterpretation, JSON.stringify(rows)],
  );
}

async function storeEvents(
  tx: Knex,
  reinterpretation: number,
  rows: readonly StoredEvent[],
): Promise<void> {
  await tx.raw(
    `insert into reinterpreted_events
     select
       ?, side, sequence, index, received_at, source, type, subject, repository,
       occurred_at, contributor, octet_length(event), event::json
     from json_to_recordset(?::json) as r (
       side text, sequence bigint, index int, received_at timestamptz,
       source text, type text, subject text, repository text,
       occurred_at timestamptz, contributor text, event text
     )`,
    [reinterpretation, JSON.stringify(rows)],
  );
}

async function addTypes(
  tx: Knex,
  reinterpretation: number,
  { types }: Findings,
): Promise<void> {
  const rows = [...types].map(([type, counts]) => ({ type, ...counts }));
  await tx.raw(
    `insert into reinterpreted_types as t
     select ?, r.* from json_to_recordset(?::json) as r (
       type text, same bigint, changed bigint, added bigint, removed bigint
     )
     on conflict (reinterpretation, type) do update set
       same = t.same + excluded.same,
       changed = t.changed + excluded.changed,
       added = t.added + excluded.added,
       removed = t.removed + excluded.removed`,
    [reinterpretation, JSON.stringify(rows)],
  );
}

async function addMoves(
  tx: Knex,
  reinterpretation: number,
  { moves }: Findings,
): Promise<void> {
  await tx.raw(
    `insert into reinterpreted_moves as m
     select ?, r.* from json_to_recordset(?::json) as r (
       source text, before text, after text, deliveries bigint
     )
     on conflict (reinterpretation, source, before_interpretation, after_interpretation)
     do update set deliveries = m.deliveries + excluded.deliveries`,
    [reinterpretation, JSON.stringify([...moves.values()])],
  );
}

/** An event of either side, as it is written down. */
interface StoredEvent {
  side: 'before' | 'after';
  sequence: string;
  index: number;
  received_at: string;
  source: string;
  type: string;
  subject: string;
  repository: string | null | undefined;
  occurred_at: string;
  contributor: string | null | undefined;
  event: string;
}

function eventsBefore({ delivery, before }: Difference): StoredEvent[] {
  return before.map(event => ({
    ...event,
    ...placeOf(delivery),
    side: 'before',
  }));
}

function eventsAfter({ delivery, after }: Difference): StoredEvent[] {
  return after.events.map(({ occurredAt, ...event }, index) => ({
    ...event,
    ...placeOf(delivery),
    side: 'after',
    index,
    occurred_at: occurredAt,
  }));
}

function placeOf({ sequence, received_at, source }: Difference['delivery']): {
  sequence: string;
  received_at: string;
  source: string;
} {
  return { sequence, received_at: received_at.toISOString(), source };
}
