import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { ScopeProblem } from '@pitstop/plugin-ledger-common';
import type { OwnRules } from '../derive';
import { branchMark, labelMark } from '../observe';

/** What annotations tell. */
interface Told extends OwnRules {
  /** Where the component lives in its repository; none for all of it. */
  directories?: string[];
}

/** Reads the value of an annotation. A text says what is wrong with it. */
type Reader = (value: string) => Told | string;

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
  'ledger.pitstop/hotfix-marks': readHotfixMarks,
  'ledger.pitstop/incident-labels': value =>
    readNames(value, labels => ({ incidentMarks: labels.map(labelMark) })),
  'ledger.pitstop/ignored-paths': value =>
    readList(value, ignoredPaths => ({ ignoredPaths })),
  'ledger.pitstop/paths': readDirectories,
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
  /** Where it says that it lives; none for the whole repository. */
  directories?: string[];
  problems: ScopeProblem[];
} {
  const entityRef = stringifyEntityRef(entity);
  const told: Told = {};
  const problems: ScopeProblem[] = [];
  for (const [annotation, value] of Object.entries(
    entity.metadata.annotations ?? {},
  )) {
    if (annotation.startsWith(prefix)) {
      const read = readers[annotation]?.(value) ?? unknown();
      if (typeof read === 'string') {
        problems.push({ entityRef, annotation, message: read });
      } else {
        Object.assign(told, read);
      }
    }
  }
  const { directories, ...rules } = told;
  return { rules, ...(directories && { directories }), problems };
}

function unknown(): string {
  return `There is no such setting; use one of ${ruleAnnotations.join(', ')}`;
}

/** Their order and case make no difference, so they make no other unit. */
function readNames(
  value: string,
  toRules: (names: string[]) => Told,
): Told | string {
  return readList(value.toLowerCase(), toRules);
}

function readList(
  value: string,
  toRules: (parts: string[]) => Told,
): Told | string {
  const parts = value.split(',').map(part => part.trim());
  return parts.every(part => part !== '')
    ? toRules([...new Set(parts)].sort())
    : `'${value}' holds an empty name; write names with commas between them, such as 'live, live-eu', or leave the annotation out`;
}

/** What ends with a slash is how a branch begins, everything else a label. */
function readHotfixMarks(value: string): Told | string {
  return readList(value, marks => ({
    hotfixMarks: marks.map(mark =>
      mark.endsWith('/') ? branchMark(mark) : labelMark(mark),
    ),
  }));
}

function readDirectories(value: string): Told | string {
  const outside = value.split(',').find(part => /(^|\/)\.\.(\/|$)/.test(part));
  return outside === undefined
    ? readList(value, parts => {
        const directories = parts.map(withoutSlashes);
        // In the root is everything.
        return { directories: directories.includes('') ? [] : directories };
      })
    : `'${outside.trim()}' leads out of the repository; write directories from its root, such as 'services/cart, libraries/money'`;
}

function withoutSlashes(path: string): string {
  return path.replace(/^(\.?\/)+|\/+$|^\.$/g, '');
}

function readCount(
  value: string,
  most: number,
  toRules: (count: number) => Told,
): Told | string {
  const count = Number(value);
  return /^\d+$/.test(value.trim()) && count >= 1 && count <= most
    ? toRules(count)
    : `'${value}' is not a number that can be used; write a whole number from 1 to ${most}`;
}
