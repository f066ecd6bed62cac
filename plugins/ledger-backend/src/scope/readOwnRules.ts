import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { ScopeProblem } from '@pitstop/plugin-ledger-common';
import type { OwnRules } from '../derive';

/** Reads the value of an annotation. A text says what is wrong with it. */
type Reader = (value: string) => OwnRules | string;

const readers: Record<string, Reader> = {
  'ledger.pitstop/production-environments': value =>
    readNames(value, productionEnvironments => ({
      productionEnvironments,
      onlyTheseEnvironments: true,
    })),
  'ledger.pitstop/rollback-tasks': value =>
    readNames(value, rollbackTasks => ({ rollbackTasks })),
  'ledger.pitstop/look-back-days': value =>
    readCount(value, 365, lookBackDays => ({ lookBackDays })),
  'ledger.pitstop/incident-look-back-hours': value =>
    readCount(value, 24 * 365, incidentLookBackHours => ({
      incidentLookBackHours,
    })),
  'ledger.pitstop/hotfix-look-back-days': value =>
    readCount(value, 365, hotfixLookBackDays => ({ hotfixLookBackDays })),
};

/** All annotations of Ledger begin with it. */
const prefix = 'ledger.pitstop/';

/** The annotations that {@link readOwnRules} looks at; others with the prefix are mistaken for one of them. */
export const ruleAnnotations = Object.keys(readers);

/**
 * The rules that a component has for itself. A bad value is told and left out:
 * the rule of the installation stays in force.
 */
export function readOwnRules(entity: Entity): {
  rules: OwnRules;
  problems: ScopeProblem[];
} {
  const entityRef = stringifyEntityRef(entity);
  const rules: OwnRules = {};
  const problems: ScopeProblem[] = [];
  for (const [annotation, value] of Object.entries(
    entity.metadata.annotations ?? {},
  )) {
    if (annotation.startsWith(prefix)) {
      const read = readers[annotation]?.(value) ?? unknown();
      if (typeof read === 'string') {
        problems.push({ entityRef, annotation, message: read });
      } else {
        Object.assign(rules, read);
      }
    }
  }
  return { rules, problems };
}

function unknown(): string {
  return `There is no such setting; use one of ${ruleAnnotations.join(', ')}`;
}

/** Their order and case make no difference, so they make no other unit. */
function readNames(
  value: string,
  toRules: (names: string[]) => OwnRules,
): OwnRules | string {
  const names = value.split(',').map(name => name.trim().toLowerCase());
  return names.every(name => name !== '')
    ? toRules([...new Set(names)].sort())
    : `'${value}' holds an empty name; write names with commas between them, such as 'live, live-eu', or leave the annotation out`;
}

function readCount(
  value: string,
  most: number,
  toRules: (count: number) => OwnRules,
): OwnRules | string {
  const count = Number(value);
  return /^\d+$/.test(value.trim()) && count >= 1 && count <= most
    ? toRules(count)
    : `'${value}' is not a number that can be used; write a whole number from 1 to ${most}`;
}
