import type { EventVocabulary } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';

/** Reads which words occur in the log, whoever's interpreter said them. */
export class VocabularyReader {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): VocabularyReader {
    return new VocabularyReader(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async read(): Promise<EventVocabulary> {
    const [types, sources] = await Promise.all([
      this.#distinct('events', 'type'),
      this.#distinct('delivery_keys', 'source'),
    ]);
    return { types, sources };
  }

  /**
   * Jumps from one value to the next on the index that begins with the column,
   * so that the number of rows does not matter.
   */
  async #distinct(table: string, column: string): Promise<string[]> {
    const { rows } = await this.#knex.raw<{ rows: Array<{ value: string }> }>(
      `with recursive jump as (
         (select :column: as value from :table: order by :column: limit 1)
         union all
         select (
           select :column: from :table: where :column: > jump.value
           order by :column: limit 1
         )
         from jump
         where jump.value is not null
       )
       select value from jump where value is not null`,
      { table, column },
    );
    return rows.map(({ value }) => value);
  }
}
