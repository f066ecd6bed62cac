import type { Knex } from 'knex';

/** So many deliveries with each statement: enough for it to plan well, and little memory. */
const chunkDeliveries = 2_000;

const eventColumns = `
  sequence, index, received_at, source, type, subject, repository, occurred_at,
  contributor, event_bytes, event`;

/**
 * Puts one side's events of all deliveries that are read otherwise into force.
 * Both sides stay written down, so it can be undone.
 *
 * Belongs into a transaction: readers see all of it or nothing, and neither
 * they nor those who append wait for it.
 *
 * @returns The first delivery whose events are others now; undefined if there is none.
 */
export async function exchangeEvents(
  tx: Knex,
  reinterpretation: number,
  side: 'before' | 'after',
): Promise<number | undefined> {
  let after = '0';
  for (;;) {
    const upTo = await endOfChunk(tx, reinterpretation, after);
    if (upTo === undefined) {
      return firstChanged(tx, reinterpretation);
    }
    await exchangeChunk(tx, { reinterpretation, side, after, upTo });
    after = upTo;
  }
}

async function endOfChunk(
  tx: Knex,
  reinterpretation: number,
  after: string,
): Promise<string | undefined> {
  const { rows } = await tx.raw<{ rows: Array<{ up_to: string | null }> }>(
    `select max(sequence) as up_to from (
       select sequence from reinterpreted_deliveries
       where reinterpretation = ? and sequence > ?
       order by sequence limit ?
     ) chunk`,
    [reinterpretation, after, chunkDeliveries],
  );
  return rows[0].up_to ?? undefined;
}

/** What has expired meanwhile stays as it is: without the delivery nobody could tell which is right. */
async function exchangeChunk(
  tx: Knex,
  chunk: {
    reinterpretation: number;
    side: 'before' | 'after';
    after: string;
    upTo: string;
  },
): Promise<void> {
  await tx.raw(
    `delete from events e
     using reinterpreted_deliveries r
     join deliveries d on d.sequence = r.sequence and d.received_at = r.received_at
     where r.reinterpretation = :reinterpretation
       and r.sequence > :after and r.sequence <= :upTo
       and e.sequence = r.sequence and e.received_at = r.received_at`,
    chunk,
  );
  await tx.raw(
    `insert into events (${eventColumns})
     select ${eventColumns}
     from reinterpreted_events r
     where r.reinterpretation = :reinterpretation and r.side = :side
       and r.sequence > :after and r.sequence <= :upTo
       and exists (
         select from deliveries d
         where d.sequence = r.sequence and d.received_at = r.received_at
       )`,
    chunk,
  );
  await tx.raw(
    `update deliveries d
     set
       interpretation = r.${chunk.side}_interpretation,
       quarantine_reason = r.${chunk.side}_reason,
       interpreter_version = r.${chunk.side}_version
     from reinterpreted_deliveries r
     where r.reinterpretation = :reinterpretation
       and r.sequence > :after and r.sequence <= :upTo
       and d.sequence = r.sequence and d.received_at = r.received_at`,
    chunk,
  );
}

async function firstChanged(
  tx: Knex,
  reinterpretation: number,
): Promise<number | undefined> {
  const first = await tx('reinterpreted_events')
    .where({ reinterpretation })
    .min<{ sequence: string | null }>({ sequence: 'sequence' })
    .first();
  return first?.sequence ? Number(first.sequence) : undefined;
}
