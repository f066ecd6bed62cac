import type { Knex } from 'knex';
import type { Scope } from '../scope';
import { readProgress } from '../store/progress';
import { KeptFacts } from './KeptFacts';
import type {
  ProjectFacts,
  RepositoryFacts,
  RepositoryFindings,
} from './RepositoryFacts';
import {
  readFindingMarks,
  readProjectMarks,
  readRepositoryMarks,
} from './readMarks';
import { readFindings, readProjects } from './readQuality';
import { readRepositories } from './readRepositories';
import { ScopeFacts } from './ScopeFacts';

const mebibyte = 1024 * 1024;

/** Read at once before anybody asks. */
const repositoriesPerTransaction = 100;

/**
 * The facts of repositories, kept as columns of numbers in memory: to be
 * computed with, they only have to be read from PostgreSQL when they are other
 * facts than before. Replicas need not tell each other anything.
 */
export class FactsMemory {
  // Two years of the reference organisation are a third of it.
  readonly #repositories = KeptFacts.create<RepositoryFacts>({
    mostBytes: 240 * mebibyte,
  });
  readonly #projects = KeptFacts.create<ProjectFacts>({
    mostBytes: 40 * mebibyte,
  });
  readonly #findings = KeptFacts.create<RepositoryFindings>({
    mostBytes: 20 * mebibyte,
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
    return ScopeFacts.create(scope, {
      repositories: await this.#readRepositories(
        snapshot,
        repositoriesSeen(scope),
      ),
      projects: await this.#readProjects(snapshot, scope),
      findings: await this.#readFindings(snapshot, scope.repositories),
    });
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
    const size = repositoriesPerTransaction;
    for (let at = 0; at < repositories.length; at += size) {
      if (signal.aborted) {
        return;
      }
      const some = repositories.slice(at, at + size);
      await knex.transaction(
        async snapshot => {
          // First, as whoever exchanges the tables: neither then waits for the other.
          await readProgress(snapshot);
          await this.#readRepositories(snapshot, some);
          await this.#readProjects(snapshot, { repositories: some });
          await this.#readFindings(snapshot, some);
        },
        { isolationLevel: 'repeatable read', readOnly: true },
      );
    }
  }

  async #readRepositories(
    snapshot: Knex.Transaction,
    repositories: string[],
  ): Promise<Map<string, RepositoryFacts>> {
    return this.#repositories.read(
      await readRepositoryMarks(snapshot, repositories),
      missing =>
        readRepositories(snapshot, missing, person => this.#numberOf(person)),
    );
  }

  async #readProjects(
    snapshot: Knex.Transaction,
    { projects = [], repositories }: Pick<Scope, 'projects' | 'repositories'>,
  ): Promise<ProjectFacts[]> {
    const asked = { projects, repositories };
    const marked = await readProjectMarks(snapshot, asked);
    const facts = await this.#projects.read(
      new Map(marked.map(({ project, mark }) => [project, mark])),
      missing => readProjects(snapshot, missing),
    );
    return [...facts.values()];
  }

  async #readFindings(
    snapshot: Knex.Transaction,
    repositories: string[],
  ): Promise<RepositoryFindings[]> {
    const facts = await this.#findings.read(
      await readFindingMarks(snapshot, repositories),
      missing => readFindings(snapshot, missing),
    );
    return [...facts.values()];
  }

  #numberOf(person: bigint): number {
    const number = this.#people.get(person) ?? this.#people.size;
    this.#people.set(person, number);
    return number;
  }
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
