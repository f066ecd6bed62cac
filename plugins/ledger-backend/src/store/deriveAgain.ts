import type { Knex } from 'knex';
import { findSchemas, lockRebuilds } from '../rebuild/schemas';

/**
 * Has the facts of repositories derived again: those that are shown, those that
 * are being computed, and those that can be brought back.
 *
 * @param transaction - The one in which what they are derived by was changed.
 */
export async function deriveAgain(
  transaction: Knex.Transaction,
  repositories: string[],
): Promise<void> {
  // Generations neither come nor go nor change places meanwhile.
  await lockRebuilds(transaction);
  const { live, rebuild, previous } = await findSchemas(transaction);
  // What is shown comes last: its log waits for the shortest time.
  for (const schema of [previous, rebuild, live]) {
    const { rows } = await transaction.raw<{ rows: Array<{ found: boolean }> }>(
      `select to_regclass(format('%I.repositories', cast(? as text))) is not null as found`,
      [schema],
    );
    if (rows[0].found) {
      await forgetDerivations(transaction, schema, repositories);
    }
  }
}

async function forgetDerivations(
  transaction: Knex.Transaction,
  schema: string,
  repositories: string[],
): Promise<void> {
  // A page that is just being counted may bring a repository that nobody else
  // sees before its commit, and has perhaps derived it by what was before.
  await transaction.raw('select from ??.progress for update', [schema]);
  // In the order of whoever counts a page: neither then waits for the other.
  await transaction.raw(
    `with locked as materialized (
       select repository from ??.repositories where repository = any(?)
       order by repository collate "C" for update
     )
     update ??.repositories as known set derivation = null
     from locked where known.repository = locked.repository`,
    [schema, repositories, schema],
  );
}
