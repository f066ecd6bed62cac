import type { Knex } from 'knex';

/** What is watched: a kind of object in a cluster. */
export interface Watched {
  cluster: string;
  resource: string;
}

/** How far the watches have got, in the database. */
export class WatchBook {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): WatchBook {
    return new WatchBook(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @returns undefined where it takes a list to begin with. */
  async version(watched: Watched): Promise<string | undefined> {
    const row = await this.#knex('kubernetes_watches')
      .first('resource_version')
      .where({ ...watched });
    return row?.resource_version ?? undefined;
  }

  /** All up to this version is in the log. */
  async reached(watched: Watched, version: string): Promise<void> {
    await this.#write(watched, {
      resource_version: version,
      last_error: null,
    });
  }

  async failed(watched: Watched, error: string): Promise<void> {
    await this.#write(watched, { last_error: error });
  }

  /** What goes wrong with which watch; one that nobody has tried for a day is none. */
  async problems(): Promise<string[]> {
    const rows = await this.#knex('kubernetes_watches')
      .whereNotNull('last_error')
      .whereRaw(`updated_at > now() - interval '1 day'`)
      .orderBy(['cluster', 'resource']);
    return rows.map(
      ({ cluster, resource, last_error }) =>
        `${cluster}, ${resource}: ${last_error}`,
    );
  }

  async #write(watched: Watched, values: Knex.DbRecord<object>): Promise<void> {
    await this.#knex('kubernetes_watches')
      .insert({ ...watched, ...values, updated_at: this.#knex.fn.now() })
      .onConflict(['cluster', 'resource'])
      .merge();
  }
}
