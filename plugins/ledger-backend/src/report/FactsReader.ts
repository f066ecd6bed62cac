import type { Knex } from 'knex';
import type { FactsMemory, ScopeFacts } from '../facts';
import type { Scope } from '../scope';
import { readFactsState } from '../store/readFactsState';
import { underAllNames } from '../store/underAllNames';

/** What can be computed with. */
export interface FactsOfScope {
  /** Under all names that its repositories ever had. */
  scope: Scope;
  facts: ScopeFacts;
}

/**
 * Gives the facts of scopes. Those that were read last of a scope are given
 * again for as long as they are the same, without another look at the database:
 * who asks about one range soon asks about the next.
 */
export class FactsReader {
  readonly #knex: Knex;
  readonly #memory: FactsMemory;
  /** The catalog is drawn anew every half a minute, and brings other scopes. */
  readonly #known = new WeakMap<Scope, FactsOfScope & { version: string }>();

  static create(options: { knex: Knex; facts: FactsMemory }): FactsReader {
    return new FactsReader(options.knex, options.facts);
  }

  private constructor(knex: Knex, memory: FactsMemory) {
    this.#knex = knex;
    this.#memory = memory;
  }

  /**
   * @param version - Of the facts of the scope, which must be as old as this at
   *   most; undefined while some of them are still to be derived.
   */
  async read(asked: Scope, version: string | undefined): Promise<FactsOfScope> {
    return (
      this.#recall(asked, version) ??
      this.inSnapshot(asked, async facts => facts)
    );
  }

  /** One snapshot, so that all that is read in it speaks of the same facts. */
  async inSnapshot<T>(
    asked: Scope,
    use: (facts: FactsOfScope, snapshot: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    return this.#knex.transaction(
      async snapshot => use(await this.#readIn(snapshot, asked), snapshot),
      { isolationLevel: 'repeatable read', readOnly: true },
    );
  }

  async #readIn(
    snapshot: Knex.Transaction,
    asked: Scope,
  ): Promise<FactsOfScope> {
    const { version } = await readFactsState(snapshot, asked);
    const known = this.#recall(asked, version);
    if (known) {
      return known;
    }
    const scope = await underAllNames(snapshot, asked);
    const read = { scope, facts: await this.#memory.read(snapshot, scope) };
    if (version !== undefined) {
      this.#known.set(asked, { ...read, version });
    }
    return read;
  }

  #recall(asked: Scope, version: string | undefined): FactsOfScope | undefined {
    const known = this.#known.get(asked);
    return known && known.version === version ? known : undefined;
  }
}
