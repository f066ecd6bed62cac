import type {
  ScopeFilter,
  ScopeKind,
  ScopeProblem,
} from '@pitstop/plugin-ledger-common';

/** What a question is about, and the units and repositories that answer it. */
export interface Scope {
  entityRef: string;
  kind: ScopeKind;
  /** Components in scope. */
  components: number;
  /** Those among them that are linked to a repository. */
  linkedComponents: number;
  /** What facts are derived for; each once, however many components share it. */
  units: string[];
  /** Each once, however many components live in it. */
  repositories: string[];
  /** Projects of static analysis that components name… */
  projects?: string[];
  /** …and the repositories of those that name none. */
  repositoriesWithoutProject?: string[];
  /** The components in scope behind each unit. */
  componentsOfUnit?: ReadonlyMap<string, readonly string[]>;
  /** Those in scope that are linked to no repository. */
  unlinkedComponents?: readonly string[];
  /** What can be asked about by itself right below it: groups, else components. */
  parts?: ScopePart[];
  /** Scopes around it that can be asked about too, and may be subtracted from. */
  around?: Array<Pick<ScopePart, 'units'>>;
  /** Units that are a part of one of the scope, because their components live in a directory of it. */
  inside?: Array<{ unit: string; inside: string }>;
  problems?: ScopeProblem[];
  filter?: ScopeFilter;
  choices?: { lifecycles: string[]; types: string[] };
}

/** A part of a scope. */
export interface ScopePart {
  entityRef: string;
  /** Components in it. */
  components: number;
  units: string[];
  /** Its components behind each unit. */
  componentsOfUnit?: ReadonlyMap<string, readonly string[]>;
}
