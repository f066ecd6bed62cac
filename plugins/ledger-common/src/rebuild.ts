/**
 * Where a rebuild stands. `ready`: computed up to the head of the log and kept
 * there, waiting to be taken; `taken`: it is what the pages show; `returned`: it was taken, and the facts
 * before it are back.
 *
 * @public
 */
export type RebuildState =
  | 'running'
  | 'ready'
  | 'taken'
  | 'cancelled'
  | 'returned';

/** How many facts there are of a kind, in what the pages show and in what was computed. @public */
export interface RebuildDifference {
  /** Such as `deployments: hotfix`. */
  facts: string;
  live: number;
  rebuilt: number;
}

/** All facts computed again from the log, beside those that the pages show. @public */
export interface Rebuild {
  id: string;
  state: RebuildState;
  requestedAt: string;
  /** Whether it is taken as soon as it is ready. */
  takeWhenReady: boolean;
  /** Sequence number up to which it has read the log… */
  cursor: number;
  /** …and the highest that is known. */
  head: number;
  /** What would change; known once it is ready. */
  differences?: RebuildDifference[];
  /** Of each table of facts: the same log gives the same; known once it is ready. */
  checksums?: Record<string, string>;
}

/** @public */
export interface RebuildStatus {
  /** The latest, if there was one. */
  latest?: Rebuild;
  /** Whether there are facts to go back to. */
  canReturn: boolean;
}
