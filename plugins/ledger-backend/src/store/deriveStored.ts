import type { Knex } from 'knex';
import {
  deriveFacts,
  derivationId,
  type DerivationRules,
  marksIn,
  type Unit,
  type UnitFacts,
} from '../derive';
import { nameOfMark } from '../observe';
import { deriveRedTimes } from './builds';
import { replaceFacts } from './facts';
import { hashNames } from './hashNames';
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
  const toObserved = await hashMarks(transaction, [...units.values()].flat());
  const observations = await readObservations(
    transaction,
    repositories,
    repositories.filter(each => asksForPaths(units.get(each) ?? [], rules)),
  );
  for (const [repository, observed] of observations) {
    const ofRepository = units.get(repository) ?? [];
    for (const unit of ofRepository) {
      const itsRules = { ...rules, ...unit.rules };
      const itsFacts = deriveFacts(unit.id, observed, itsRules, {
        neighbours: ofRepository.flatMap(each =>
          each !== unit && each.wanted ? each.rules.place ?? [] : [],
        ),
        toObserved,
      });
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

/** Which files were touched is only read where it makes a difference. */
function asksForPaths(units: Unit[], rules: DerivationRules): boolean {
  return units.some(unit => {
    const { place, ignoredPaths } = { ...rules, ...unit.rules };
    return place !== undefined || ignoredPaths.length > 0;
  });
}

/** Of the marks that rules name, as observations are stored with them. */
async function hashMarks(
  knex: Knex,
  units: Unit[],
): Promise<(mark: string) => string> {
  const hashes = await hashNames(
    knex,
    units.flatMap(unit => marksIn(unit.rules)).map(nameOfMark),
  );
  return mark => {
    const hashed = hashes.get(nameOfMark(mark));
    if (hashed === undefined) {
      throw new Error('A mark was left out of those to be hashed');
    }
    return hashed;
  };
}
