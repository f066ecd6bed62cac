import type { Knex } from 'knex';

const chunkRows = 5_000;

/**
 * Deletes some of what was written down for reinterpretations that cannot be
 * taken or brought back any more.
 *
 * @returns Whether there may be more.
 */
export async function clearAway(tx: Knex): Promise<boolean> {
  for (const table of ['reinterpreted_events', 'reinterpreted_deliveries']) {
    const { rowCount } = await tx.raw<{ rowCount: number }>(
      `delete from ??
       where ctid = any(array(
         select t.ctid from ?? t
         join reinterpretations r on r.id = t.reinterpretation
         where r.state in ('cancelled', 'returned', 'discarded')
         limit ?
       ))`,
      [table, table, chunkRows],
    );
    if (rowCount > 0) {
      return true;
    }
  }
  return false;
}
