import type { Knex } from 'knex';

/** A whole set of observations and facts, with its own position in the log. */
export interface Generation {
  /** Does something in a transaction in which the tables are those of this generation. */
  transaction<T>(
    work: (transaction: Knex.Transaction) => Promise<T>,
  ): Promise<T>;
}

/** What the pages show. */
export function liveGeneration(knex: Knex): Generation {
  return { transaction: work => knex.transaction(work) };
}

/**
 * What lies in another schema beside it. What is not there, such as the key of
 * the pseudonyms, is that of the live one.
 */
export function generationIn(knex: Knex, schema: string): Generation {
  return {
    transaction: work =>
      knex.transaction(async transaction => {
        await transaction.raw(
          `select set_config('search_path', quote_ident(?) || ', ' || quote_ident(current_schema()), true)`,
          [schema],
        );
        return work(transaction);
      }),
  };
}
