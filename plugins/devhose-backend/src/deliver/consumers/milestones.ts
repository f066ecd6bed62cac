import type { Knex } from 'knex';

/** Since when a consumer got how far is not told any more. */
const keptDays = 35;

/**
 * Forgets how far consumers had got long ago.
 *
 * @returns How many minutes were forgotten.
 */
export async function forgetMilestones(knex: Knex): Promise<number> {
  return knex('consumer_milestones')
    .whereRaw(`minute < now() - make_interval(days => ?)`, [keptDays])
    .delete();
}
