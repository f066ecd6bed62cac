import type { Knex } from 'knex';
import { lockProgress } from './progress';

/**
 * Notes that observations of repositories came in, and keeps everybody else
 * from deriving their facts until the transaction ends.
 *
 * @param repositories - And services of tools, which stand for the repositories
 *   that are linked to them.
 * @returns All whose facts follow from what came in.
 */
export async function touchRepositories(
  transaction: Knex.Transaction,
  repositories: Iterable<string>,
): Promise<string[]> {
  // In order, so that two transactions can't wait for each other.
  const { rows } = await transaction.raw<{
    rows: Array<{ repository: string }>;
  }>(
    `with observed as materialized (
       select value as repository from json_array_elements_text(?::json)
     ), touched as materialized (
       select repository from observed
       union
       select link.repository
       from service_links link join observed on observed.repository = link.service
     ), noted as (
       insert into repositories (repository)
       select repository from touched
       order by repository collate "C"
       -- Those that are underived already are locked all the same.
       on conflict (repository) do update set derivation = null
       where repositories.derivation is not null
     )
     select repository from touched`,
    [JSON.stringify([...repositories])],
  );
  return rows.map(({ repository }) => repository);
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
  transaction: Knex.Transaction,
  derivation: string,
): Promise<number> {
  // A page that is just being counted may bring repositories that nobody else
  // sees before its commit.
  await lockProgress(transaction);
  return transaction('repositories')
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
