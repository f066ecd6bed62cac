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
  };
  range: TimeRange & { granularity: Granularity; timeZone: string };
  previousRange: TimeRange;
  /** When the newest event that was counted happened; undefined before the first. */
  asOf?: string;
}
