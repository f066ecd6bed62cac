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
       update consumer_shards s
       set
         -- Before it is moved: what lies between has been passed over.
         expired_first = least(expired_first, passed.first),
         expired_last = greatest(expired_last, passed.last),
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
       from (
         select min(a.first_sequence) as first, max(a.last_sequence) as last
         from consumer_shards b
         join consumers c on c.name = b.consumer
         join archives a on a.events_removed_at is not null
           and a.last_sequence > b.sequence and a.first_sequence <= :sequence
         where b.consumer = :consumer and b.shard = :shard
           and coalesce(jsonb_exists(c.filter::jsonb -> 'sources', a.source), true)
       ) passed
       where s.consumer = :consumer and s.shard = :shard and s.epoch = :epoch
       returning s.consumer, s.shard
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
