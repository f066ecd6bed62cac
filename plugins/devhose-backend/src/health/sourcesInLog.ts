import type { Knex } from 'knex';

/** Of these sources, those that the log has deliveries of, by the first key of each. */
export async function sourcesInLog(
  knex: Knex,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await knex.raw<{ rows: Array<{ id: string }> }>(
    `select id from unnest(cast(? as text[])) as sources(id)
     where exists (select from delivery_keys k where k.source = id)`,
    [[...ids]],
  );
  return new Set(rows.map(({ id }) => id));
}
