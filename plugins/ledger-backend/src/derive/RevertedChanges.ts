import type { Change } from './Change';

/** Finds the changes that others take back. */
export class RevertedChanges {
  readonly #byId: Map<string, Change>;
  readonly #byCommit: ReadonlyMap<string, Change>;
  readonly #unabbreviate: (commit: string) => string;

  /** @param byCommit - The change that brought each commit. */
  static create(
    changes: Change[],
    byCommit: ReadonlyMap<string, Change>,
    unabbreviate: (commit: string) => string,
  ): RevertedChanges {
    return new RevertedChanges(changes, byCommit, unabbreviate);
  }

  private constructor(
    changes: Change[],
    byCommit: ReadonlyMap<string, Change>,
    unabbreviate: (commit: string) => string,
  ) {
    this.#byId = new Map(changes.map(change => [change.id, change]));
    this.#byCommit = byCommit;
    this.#unabbreviate = unabbreviate;
  }

  /** The known changes that a change takes back, never itself. */
  by(change: Change): Change[] {
    return change.reverts.flatMap(({ number, commit }) => {
      const reverted =
        (number === undefined ? undefined : this.#byId.get(`pull/${number}`)) ??
        (commit === undefined
          ? undefined
          : this.#byCommit.get(this.#unabbreviate(commit)));
      return reverted === undefined || reverted === change ? [] : [reverted];
    });
  }
}
