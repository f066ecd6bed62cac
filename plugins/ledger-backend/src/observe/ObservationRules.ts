/**
 * Counted up whenever other things are observed in the same events, so that
 * the log is read again from the beginning.
 */
export const OBSERVATION_VERSION = 6;

/** What an installation may decide about how events are read. */
export interface ObservationRules {
  /** A pull request with one of these labels, in any case, is a hotfix… */
  hotfixLabels: readonly string[];
  /** …or with a branch that begins with one of these. */
  hotfixBranches: readonly string[];
  /** An issue with one of these labels, in lower case, is an incident. */
  incidentLabels: readonly string[];
}

/** The same for the same reading: version and rules. Stored with the observations. */
export function observationId(rules: ObservationRules): string {
  return [
    `version=${OBSERVATION_VERSION}`,
    `hotfixLabels=${rules.hotfixLabels.join(',')}`,
    `hotfixBranches=${rules.hotfixBranches.join(',')}`,
    `incidentLabels=${rules.incidentLabels.join(',')}`,
  ].join(' ');
}
