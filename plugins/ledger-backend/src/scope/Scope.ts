import type { ScopeKind } from '@pitstop/plugin-ledger-common';

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
}
