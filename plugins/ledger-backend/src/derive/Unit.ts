import { createHash } from 'node:crypto';
import { componentMarks } from '../observe';
import type { UnitRules } from './DerivationRules';

/** The rules that a component may have for itself; those of the installation in place of the others. */
export type OwnRules = Partial<UnitRules>;

/**
 * What facts are derived for: a repository, by the rules of the installation
 * or by those that components of it have for themselves.
 */
export interface Unit {
  /** The repository's id, followed by what tells its rules apart where it has its own. */
  id: string;
  repository: string;
  rules: OwnRules;
}

/** The marks that rules name, of pull requests and incidents. */
export function marksIn({
  hotfixMarks = [],
  incidentMarks = [],
  place,
}: OwnRules): string[] {
  return [
    ...hotfixMarks,
    ...incidentMarks,
    ...(place?.names ?? []).flatMap(componentMarks),
  ];
}

/** Components of a repository with the same rules are one unit, so that nothing is counted twice. */
export function unitOf(repository: string, rules: OwnRules = {}): Unit {
  const own = Object.entries(rules)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  if (own.length === 0) {
    return { id: repository, repository, rules: {} };
  }
  const digest = createHash('sha256').update(JSON.stringify(own)).digest('hex');
  return {
    id: `${repository}#${digest.slice(0, 16)}`,
    repository,
    rules: Object.fromEntries(own),
  };
}
