import type { EventHandler } from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';

/** Every so many batches it fails, after its effect. */
const failEvery = 23;

/** Writes each event to the table `witnessed`; now and then it fails. */
export function createFlakyHandler(knex: Knex): EventHandler {
  let batches = 0;
  return async events => {
    await knex('witnessed').insert(
      events.map(({ sequence, index, event }) => ({
        sequence,
        index,
        subject: event.subject,
      })),
    );
    batches += 1;
    if (batches % failEvery === 0) {
      throw new Error('This happens now and then');
    }
  };
}
