import type { Knex } from 'knex';
import {
  deriveFacts,
  derivationId,
  type DerivationRules,
  type UnitFacts,
} from '../derive';
import { deriveRedTimes } from './builds';
import { replaceFacts } from './facts';
import { readObservations } from './observations';
import { markDerived } from './repositories';
import {
  readDerivedUnits,
  readUnits,
  replaceUnits,
  type DerivedUnit,
} from './units';

/**
 * Derives the facts of repositories from what is stored of them, in the
 * transaction that holds their locks.
 */
export async function deriveStored(
  transaction: Knex.Transaction,
  repositories: string[],
  rules: DerivationRules,
): Promise<void> {
  // Of units that are no more, nothing is left.
  const known = await readDerivedUnits(transaction, repositories);
  const facts = new Map<string, UnitFacts | undefined>(
    known.map(unit => [unit, undefined]),
  );
  const derived: DerivedUnit[] = [];
  const units = await readUnits(transaction, repositories);
  const observations = await readObservations(transaction, repositories);
  for (const [repository, observed] of observations) {
    for (const unit of units.get(repository) ?? []) {
      const itsRules = { ...rules, ...unit.rules };
      const itsFacts = deriveFacts(unit.id, observed, itsRules);
      const { firstDeployedAt } = itsFacts;
      facts.set(unit.id, itsFacts);
      derived.push({
        unit,
        rules: itsRules,
        environments: environmentsOf(itsFacts),
        ...(firstDeployedAt !== undefined && { firstDeployedAt }),
      });
    }
  }
  await replaceFacts(transaction, facts);
  await replaceUnits(transaction, repositories, derived);
  await deriveRedTimes(transaction, repositories);
  await markDerived(transaction, derivationId(rules), repositories);
}

function environmentsOf({ deployments }: UnitFacts): string[] {
  return [...new Set(deployments.map(({ environment }) => environment))].sort();
}
