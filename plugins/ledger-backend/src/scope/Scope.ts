import type { ScopeKind, ScopeProblem } from '@pitstop/plugin-ledger-common';

/** What a question is about, and the repositories that answer it. */
export interface Scope {
  entityRef: string;
  kind: ScopeKind;
  /** Components in scope. */
  components: number;
  /** Those among them that are linked to a repository. */
  linkedComponents: number;
  /** Each once, however many components live in it. */
  repositories: string[];
  /** How many components live in each of them. */
  componentsPerRepository?: ReadonlyMap<string, number>;
  /** What can be asked about by itself right below it: groups, else components. */
  parts?: ScopePart[];
  problems?: ScopeProblem[];
}

/** A part of a scope. */
export interface ScopePart {
  entityRef: string;
  repositories: string[];
}
