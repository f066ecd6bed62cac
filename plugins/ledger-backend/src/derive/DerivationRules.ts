/**
 * Counted up whenever the derivation gives other facts for the same
 * observations, so that stored facts are derived again.
 */
export const DERIVATION_VERSION = 1;

/** What an installation may decide about how facts are derived. */
export interface DerivationRules {
  /** Names of production environments, as configured. */
  productionEnvironments: readonly string[];
  lookBackDays: number;
}

/** The same for the same derivation: version and rules. Stored with the facts. */
export function derivationId(rules: DerivationRules): string {
  return [
    `version=${DERIVATION_VERSION}`,
    `lookBackDays=${rules.lookBackDays}`,
    `production=${rules.productionEnvironments.join(',')}`,
  ].join(' ');
}
