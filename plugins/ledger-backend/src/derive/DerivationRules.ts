/**
 * Counted up whenever the derivation gives other facts for the same
 * observations, so that stored facts are derived again.
 */
export const DERIVATION_VERSION = 3;

/** What an installation, or a component for itself, may decide about how facts are derived. */
export interface DerivationRules {
  /** Names of production environments, with or without a `-suffix`. */
  productionEnvironments: readonly string[];
  /** Whether these are the only ones, whatever the tool says. */
  onlyTheseEnvironments?: boolean;
  /** How the task of a rollback begins, in any case. */
  rollbackTasks: readonly string[];
  lookBackDays: number;
  /** How long before an incident a deployment may have caused it. */
  incidentLookBackHours: number;
  /** How fresh a deployment must be for a change marked as hotfix to mend it. */
  hotfixLookBackDays: number;
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
  ].join(' ');
}
