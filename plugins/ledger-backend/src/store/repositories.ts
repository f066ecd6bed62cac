import type { Knex } from 'knex';

/**
 * Notes that observations of repositories came in, and keeps everybody else
 * from deriving their facts until the transaction ends.
 */
export async function touchRepositories(
  transaction: Knex.Transaction,
  repositories: Iterable<string>,
): Promise<void> {
  // In order, so that two transactions can't wait for each other.
  const sorted = [...repositories].sort();
  await transaction.raw(
    `insert into repositories (repository)
     select value from json_array_elements_text(?::json)
     on conflict (repository) do update set derivation = null`,
    [JSON.stringify(sorted)],
  );
}

/**
 * Repositories whose facts have to be derived, locked until the transaction
 * ends. Those that another replica works on are left to it.
 */
export async function lockUnderived(
  transaction: Knex.Transaction,
  limit: number,
): Promise<string[]> {
  const rows = await transaction('repositories')
    .select('repository')
    .whereNull('derivation')
    .orderBy('repository')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  return rows.map(row => row.repository);
}

/** Has everything derived again that was derived otherwise. */
export async function forgetOtherDerivations(
  knex: Knex,
  derivation: string,
): Promise<number> {
  return knex('repositories')
    .whereNot({ derivation })
    .update({ derivation: null });
}

export async function markDerived(
  transaction: Knex.Transaction,
  derivation: string,
  repositories: string[],
): Promise<void> {
  await transaction.raw(
    `update repositories set derivation = ? where repository = any(?)`,
    [derivation, repositories],
  );
}
