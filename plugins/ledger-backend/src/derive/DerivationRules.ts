/**
 * Counted up whenever the derivation gives other facts for the same
 * observations, so that stored facts are derived again.
 */
export const DERIVATION_VERSION = 4;

/** What an installation may decide about how facts are derived, and a component for itself. */
export interface DerivationRules {
  /** Names of production environments, with or without a `-suffix`. */
  productionEnvironments: readonly string[];
  /** How the task of a rollback begins, in any case. */
  rollbackTasks: readonly string[];
  lookBackDays: number;
  /** How long before an incident a deployment may have caused it. */
  incidentLookBackHours: number;
  /** How fresh a deployment must be for a change marked as hotfix to mend it. */
  hotfixLookBackDays: number;
  /** A change that touches one of these has no size. Patterns. */
  ignoredPaths: readonly string[];
}

/** By which rules the facts of a unit are derived. */
export interface UnitRules extends DerivationRules {
  /** Whether its production environments are those that are named, whatever the tool says. */
  onlyTheseEnvironments?: boolean;
  /** By which of its marks a pull request is a hotfix, in place of those of the installation. */
  hotfixMarks?: readonly string[];
  /** Only incidents with one of these marks are the component's. */
  incidentMarks?: readonly string[];
  /** Where a component lives in its repository; everywhere, unless it says so. */
  place?: Place;
}

/** What tells the components of a repository apart. */
export interface Place {
  /** What those who live there are called, in lower case; sorted. */
  names: readonly string[];
  /** Its directories, without a slash at either end; sorted. */
  directories: readonly string[];
}

/** The same for the same derivation: version and rules. Stored with the facts. */
export function derivationId(rules: DerivationRules): string {
  return [
    `version=${DERIVATION_VERSION}`,
    `lookBackDays=${rules.lookBackDays}`,
    `incidentLookBackHours=${rules.incidentLookBackHours}`,
    `hotfixLookBackDays=${rules.hotfixLookBackDays}`,
    `production=${rules.productionEnvironments.join(',')}`,
    `rollback=${rules.rollbackTasks.join(',')}`,
    `ignored=${rules.ignoredPaths.join(',')}`,
  ].join(' ');
}
