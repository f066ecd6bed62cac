import { ConflictError } from '@backstage/errors';
import type { ShardPosition } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';

/** What its holder has got done with a shard. */
export interface ShardCommit {
  epoch: number;
  position: ShardPosition;
  /** Events that were handled on the way. */
  handled: number;
}

/** The average forgets within about this time. */
const rateSeconds = 60;

/** Said to a process that is not the holder any more. */
export function lostShard(
  consumer: string,
  shard: number,
  epoch: number,
): ConflictError {
  return new ConflictError(
    `Shard ${shard} of consumer ${consumer} has changed hands since epoch ${epoch}; ask for a lease again`,
  );
}

/**
 * Moves a shard on.
 *
 * @throws ConflictError if it has changed hands.
 */
export async function commitPosition(
  knex: Knex,
  consumer: string,
  shard: number,
  { epoch, position, handled }: ShardCommit,
): Promise<void> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `with moved as (
       update consumer_shards
       set
         sequence = :sequence, index = :index,
         vanished = false, attempts = 0,
         attempt_sequence = null, attempt_index = null, retry_at = null,
         handled = handled + :handled,
         rate = rate * exp(-extract(epoch from now() - rate_at) / :rateSeconds)
           + :handled / :rateSeconds::float8,
         rate_at = now(),
         caught_up_at = case
           when :sequence >= (select max(last_sequence) from log_partitions)
           then now() else caught_up_at
         end
       where consumer = :consumer and shard = :shard and epoch = :epoch
       returning consumer, shard
     )
     insert into consumer_milestones (consumer, shard, minute, sequence, index, reached_at)
     select consumer, shard, date_trunc('minute', now()), :sequence, :index, now()
     from moved
     on conflict (consumer, shard, minute) do update
     set sequence = excluded.sequence, index = excluded.index, reached_at = excluded.reached_at
     returning true`,
    {
      consumer,
      shard,
      epoch,
      sequence: position.sequence,
      index: position.index ?? null,
      handled,
      rateSeconds,
    },
  );
  if (rows.length === 0) {
    throw lostShard(consumer, shard, epoch);
  }
}
