import type { PushedCommit } from '../observe';
import type { Landing } from './Landing';
import { orderLandings } from './orderLandings';

/**
 * The default branch as a line: every commit has a position, and a deployment
 * of a commit contains everything up to its position.
 */
export class Mainline {
  readonly #positions = new Map<string, number>();
  readonly landings: readonly Landing[];

  static create(landings: Landing[]): Mainline {
    return new Mainline(orderLandings(landings));
  }

  private constructor(landings: Landing[]) {
    this.landings = landings;
    for (const landing of landings) {
      for (const commit of landing.commits) {
        // Where the branch was forced back and grew again, a commit stays
        // where it came first.
        if (!this.#positions.has(commit.id)) {
          this.#positions.set(commit.id, this.#positions.size);
        }
      }
    }
  }

  /**
   * The whole id of a commit on the default branch. One that isn't there, or
   * that could be several, stays what it is.
   */
  unabbreviate(commit: string): string {
    if (commit.length >= 40 || this.#positions.has(commit)) {
      return commit;
    }
    const matches = [...this.#positions.keys()].filter(id =>
      id.startsWith(commit),
    );
    return matches.length === 1 ? matches[0] : commit;
  }

  /** Undefined for a commit that never was on the default branch, as far as is known. */
  positionOf(commit: PushedCommit['id']): number | undefined {
    return this.#positions.get(commit);
  }
}
