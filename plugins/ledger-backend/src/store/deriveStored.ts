import type { Knex } from 'knex';
import {
  deriveFacts,
  derivationId,
  type DerivationRules,
  type RepositoryFacts,
} from '../derive';
import { deriveRedTimes } from './builds';
import { replaceFacts } from './facts';
import { readObservations } from './observations';
import { markDerived } from './repositories';

/**
 * Derives the facts of repositories from what is stored of them, in the
 * transaction that holds their locks.
 */
export async function deriveStored(
  transaction: Knex.Transaction,
  repositories: string[],
  rules: DerivationRules,
): Promise<void> {
  const facts = new Map<string, RepositoryFacts>();
  const observations = await readObservations(transaction, repositories);
  for (const [repository, observed] of observations) {
    facts.set(repository, deriveFacts(repository, observed, rules));
  }
  await replaceFacts(transaction, facts);
  await deriveRedTimes(transaction, repositories);
  await markDerived(
    transaction,
    derivationId(rules),
    [...facts].map(([repository, { firstDeployedAt }]) => ({
      repository,
      firstDeployedAt,
    })),
  );
}
