import type { Knex } from 'knex';

/** Takes everything out of a log, so that the next delivery is number 1. */
export async function emptyLog(knex: Knex): Promise<void> {
  await knex.raw('truncate delivery_keys, deliveries, events');
  await knex('log_partitions').update({
    first_sequence: null,
    last_sequence: null,
  });
}
