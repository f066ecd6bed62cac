import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import type { Scope } from '../scope';
import { readProgress } from '../store/progress';
import { readRepositories } from './readRepositories';
import type { RepositoryFacts } from './RepositoryFacts';
import { ScopeFacts } from './ScopeFacts';

/** Two years of the reference organisation are a third of it. */
const mostBytes = 300 * 1024 * 1024;

/** Read at once. */
const repositoriesPerRead = 100;

interface Kept {
  mark: string;
  facts: RepositoryFacts;
}

/**
 * The facts of repositories, kept as columns of numbers in memory: to be
 * computed with, they only have to be read from PostgreSQL when they are other
 * facts than before.
 *
 * What tells them from those of another moment is the transaction that wrote
 * the row of their repository, and, since a rebuild that is taken brings other
 * tables, which table that is. So replicas need not tell each other anything.
 */
export class FactsMemory {
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: mostBytes,
    sizeCalculation: ({ facts }) => facts.bytes,
  });
  readonly #people = new Map<bigint, number>();

  static create(): FactsMemory {
    return new FactsMemory();
  }

  private constructor() {}

  /**
   * The facts that can be seen in a scope, and around it as far as that decides
   * about what must be withheld.
   *
   * @param snapshot - A transaction in which nothing changes.
   */
  async read(snapshot: Knex.Transaction, scope: Scope): Promise<ScopeFacts> {
    return ScopeFacts.create(
      scope,
      await this.#read(snapshot, repositoriesSeen(scope)),
    );
  }

  async #read(
    snapshot: Knex.Transaction,
    repositories: string[],
  ): Promise<Map<string, RepositoryFacts>> {
    const facts = new Map<string, RepositoryFacts>();
    const missing: string[] = [];
    const marks = await readMarks(snapshot, repositories);
    for (const [repository, mark] of marks) {
      const kept = this.#kept.get(repository);
      if (kept && kept.mark === mark) {
        facts.set(repository, kept.facts);
      } else {
        missing.push(repository);
      }
    }
    for (let at = 0; at < missing.length; at += repositoriesPerRead) {
      const read = await readRepositories(
        snapshot,
        missing.slice(at, at + repositoriesPerRead),
        person => this.#numberOf(person),
      );
      for (const [repository, its] of read) {
        facts.set(repository, its);
        this.#keep(repository, marks.get(repository), its);
      }
    }
    return facts;
  }

  /**
   * Reads what is not kept yet, so that nobody who asks has to wait for it.
   *
   * @param signal - Ends it after the repositories that are being read.
   */
  async warm(knex: Knex, signal: AbortSignal): Promise<void> {
    const repositories = await knex('repositories')
      .whereNotNull('derivation')
      .orderBy('repository')
      .pluck('repository');
    for (let at = 0; at < repositories.length; at += repositoriesPerRead) {
      if (signal.aborted) {
        return;
      }
      const some = repositories.slice(at, at + repositoriesPerRead);
      await knex.transaction(
        async snapshot => {
          // First, as whoever exchanges the tables: neither then waits for the other.
          await readProgress(snapshot);
          await this.#read(snapshot, some);
        },
        { isolationLevel: 'repeatable read', readOnly: true },
      );
    }
  }

  #keep(
    repository: string,
    mark: string | undefined,
    facts: RepositoryFacts,
  ): void {
    if (mark !== undefined) {
      this.#kept.set(repository, { mark, facts });
    }
  }

  #numberOf(person: bigint): number {
    const number = this.#people.get(person) ?? this.#people.size;
    this.#people.set(person, number);
    return number;
  }
}

/**
 * By repository, of those that there are facts of; undefined while they are
 * still to be derived: what is observed then leaves no mark.
 */
async function readMarks(
  knex: Knex,
  repositories: string[],
): Promise<Map<string, string | undefined>> {
  const { rows } = await knex.raw<{
    rows: Array<{ repository: string; mark: string | null }>;
  }>(
    `select repository, case when derivation is not null
       then tableoid || ':' || xmin end as mark
     from repositories where repository = any(?)`,
    [repositories],
  );
  return new Map(
    rows.map(({ repository, mark }) => [repository, mark ?? undefined]),
  );
}

function repositoriesSeen(scope: Scope): string[] {
  const { units, repositories, around = [], inside = [] } = scope;
  const others = [
    ...units,
    ...around.flatMap(wider => wider.units),
    ...inside.flatMap(each => [each.unit, each.inside]),
  ];
  return [
    ...new Set([...repositories, ...others.map(each => each.split('#')[0])]),
  ];
}
