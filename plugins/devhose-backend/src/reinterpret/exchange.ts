import type { Knex } from 'knex';
import { replayGeneration } from '../deliver/consumers';
import { forgetCensus } from './census';
import { exchangeEvents } from './exchangeEvents';
import type {
  InterpreterInForce,
  ReinterpretationRow,
} from './ReinterpretationRow';

/**
 * Puts what was read again into force. What was kept of the one before is
 * given up: there is one way back, not several.
 */
export async function putIntoForce(
  tx: Knex,
  row: ReinterpretationRow,
): Promise<void> {
  const firstChanged = await exchangeEvents(tx, row.id, 'after');
  const before = await replaceVersions(
    tx,
    row,
    Object.entries(row.versions).map(([source, version]) => ({
      source,
      version,
      up_to: row.position,
    })),
  );
  await beginGeneration(tx, firstChanged);
  await forgetCensus(tx);
  await tx('reinterpretations')
    .where({ state: 'taken' })
    .update({ state: 'discarded' });
  await tx('reinterpretations')
    .where({ id: row.id })
    .update({
      state: 'taken',
      versions_before: tx.raw('?::json', [JSON.stringify(before)]),
    });
}

/** Puts what was there before into force again. */
export async function putBack(
  tx: Knex,
  row: ReinterpretationRow,
): Promise<void> {
  const firstChanged = await exchangeEvents(tx, row.id, 'before');
  await replaceVersions(tx, row, row.versions_before ?? []);
  await beginGeneration(tx, firstChanged);
  await forgetCensus(tx);
  await tx('reinterpretations')
    .where({ id: row.id })
    .update({ state: 'returned' });
}

/** @returns Those before. */
async function replaceVersions(
  tx: Knex,
  row: ReinterpretationRow,
  versions: readonly InterpreterInForce[],
): Promise<InterpreterInForce[]> {
  const before = await tx<InterpreterInForce>('interpreters_in_force')
    .whereIn('source', Object.keys(row.versions))
    .delete()
    .returning('*');
  if (versions.length > 0) {
    await tx('interpreters_in_force').insert(versions);
  }
  return before;
}

/** Where no event is another than before, nobody has to read again. */
async function beginGeneration(
  tx: Knex,
  firstChanged: number | undefined,
): Promise<void> {
  if (firstChanged !== undefined) {
    await tx.raw(
      `insert into log_generations (generation, first_changed)
       select max(generation) + 1, ? from log_generations`,
      [firstChanged],
    );
    await replayGeneration(tx, firstChanged);
  }
}
