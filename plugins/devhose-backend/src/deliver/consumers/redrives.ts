import type { Knex } from 'knex';
import { followedEventJson, type FollowedRow } from '../../log/eventJson';
import { utcInstant } from '../../log/utcInstant';
import { lostShard } from './commitPosition';

const atOnce = 20;

/** A dead letter that is to be handled again; the event as JSON text. */
export interface RedriveText {
  id: number;
  event: string;
}

/** The oldest dead letters of a shard that are to be handled again. */
export async function readRedrives(
  knex: Knex,
  consumer: string,
  shard: number,
): Promise<RedriveText[]> {
  const asked = await knex('dead_letters')
    .where({ consumer, shard })
    .whereNotNull('redrive_asked_at')
    .orderBy('id')
    .limit(atOnce)
    .pluck<string[]>('id');
  const { rows } = await knex.raw<{
    rows: Array<FollowedRow & { id: string }>;
  }>(
    `select
       d.id, e.sequence, e.index, ${utcInstant('e.received_at')} as received_at,
       e.source, e.contributor, e.event_bytes, e.event::text as event
     from dead_letters d
     join delivery_keys k on k.sequence = d.sequence
     join events e
       on e.sequence = d.sequence and e.index = d.index and e.received_at = k.received_at
     where d.id = any(?)
     order by d.id`,
    [asked],
  );
  const expired = asked.filter(id => !rows.some(row => row.id === id));
  await knex('dead_letters').whereIn('id', expired).update({
    redrive_asked_at: null,
    error: 'The event is not in the log any more',
  });
  return rows.map(row => ({
    id: Number(row.id),
    event: followedEventJson(row),
  }));
}

/**
 * Notes what came of handling a dead letter again: it is gone, or stays with
 * the new error until somebody asks again.
 *
 * @throws ConflictError if the shard has changed hands.
 */
export async function settleRedrive(
  knex: Knex,
  consumer: string,
  shard: number,
  settled: { epoch: number; id: number; error?: string },
): Promise<void> {
  const { epoch, id, error } = settled;
  await knex.transaction(async tx => {
    const held = await tx('consumer_shards')
      .where({ consumer, shard, epoch })
      .first('shard')
      .forShare();
    if (held === undefined) {
      throw lostShard(consumer, shard, epoch);
    }
    const letter = tx('dead_letters').where({ id, consumer });
    if (error === undefined) {
      await letter.delete();
    } else {
      await letter.whereNull('discarded_at').update({
        error,
        failed_at: tx.fn.now(),
        redrive_asked_at: null,
        attempts: tx.raw('attempts + 1'),
      });
    }
  });
}
