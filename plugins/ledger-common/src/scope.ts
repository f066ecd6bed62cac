import type { Granularity, TimeRange } from './time';

/** Whose delivery is asked for. @public */
export type ScopeKind =
  | 'component'
  | 'system'
  | 'team'
  | 'company'
  | 'organization';

/** A component whose own settings can not be used; it goes on with those of the installation. @public */
export interface ScopeProblem {
  entityRef: string;
  /** The annotation at fault… */
  annotation: string;
  /** …and what is wrong with it, in a sentence that says what to write instead. */
  message: string;
}

/** Which part of a scope is asked for. All of it, where nothing is said. @public */
export interface ScopeFilter {
  /** Only components that the group itself owns, not those of the groups below it. */
  withoutSubTeams?: boolean;
  /**
   * Only what was deployed to this production environment, in any case. A change counts
   * where it was deployed first.
   */
  environment?: string;
  /** Only components with this `spec.lifecycle`. */
  lifecycle?: string;
  /** Only components with this `spec.type`. */
  type?: string;
  /** Without the changes that bots made, such as updates of dependencies. Deployments count all the same. */
  withoutBots?: boolean;
}

/** What every report says about itself. @public */
export interface ReportHeader {
  scope: {
    entityRef: string;
    kind: ScopeKind;
    /** Components in scope. */
    components: number;
    /** Those among them that are linked to a repository. */
    linkedComponents: number;
    /** Bad settings of components in scope; absent when there are none. */
    problems?: ScopeProblem[];
    /** What was asked for, where it is less than all. */
    filter?: ScopeFilter;
    /** By what a filter can tell the components apart; sorted, without the filter in force. */
    choices?: { environments: string[]; lifecycles: string[]; types: string[] };
  };
  range: TimeRange & { granularity: Granularity; timeZone: string };
  previousRange: TimeRange;
  /** When the newest event that was counted happened; undefined before the first. */
  asOf?: string;
}
