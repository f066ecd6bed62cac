import type { EventPlace, FailureAnswer } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { lostShard } from './commitPosition';
import { retryPause } from './retryPause';

interface AttemptRow {
  attempts: number;
  attempts_limit: number;
  same: boolean;
}

/** Longer messages say no more. */
const errorLength = 2000;

const vanishedWhileHandling =
  'Whoever handled it was not heard of any more, every time';

/**
 * Notes that an event is about to be handed out, so that one that takes the
 * process down with it is counted too.
 *
 * @throws ConflictError if the shard has changed hands.
 */
export async function beginAttempt(
  knex: Knex,
  consumer: string,
  shard: number,
  { epoch, event }: { epoch: number; event: EventPlace },
): Promise<FailureAnswer> {
  return knex.transaction(async tx => {
    const row = await lockAttempt(tx, consumer, shard, epoch, event);
    const attempts = row.same ? row.attempts : 0;
    if (attempts >= row.attempts_limit) {
      await bury(tx, consumer, shard, event, attempts, vanishedWhileHandling);
      return { outcome: 'dead-letter' };
    }
    await tx('consumer_shards')
      .where({ consumer, shard })
      .update({
        attempt_sequence: event.sequence,
        attempt_index: event.index,
        attempts: attempts + 1,
        retry_at: null,
      });
    return { outcome: 'retry', pauseMilliseconds: 0 };
  });
}

/**
 * Notes that the handler failed with an event whose attempt was begun: it is
 * tried again later, or becomes a dead letter and the shard moves on.
 *
 * @throws ConflictError if the shard has changed hands.
 */
export async function failAttempt(
  knex: Knex,
  consumer: string,
  shard: number,
  failure: { epoch: number; event: EventPlace; error: string },
): Promise<FailureAnswer> {
  const { epoch, event } = failure;
  const error = failure.error.slice(0, errorLength);
  return knex.transaction(async tx => {
    const row = await lockAttempt(tx, consumer, shard, epoch, event);
    const attempts = Math.max(1, row.same ? row.attempts : 0);
    await tx('consumer_shards')
      .where({ consumer, shard })
      .update({ last_error: error, last_error_at: tx.fn.now() });
    if (attempts >= row.attempts_limit) {
      await bury(tx, consumer, shard, event, attempts, error);
      return { outcome: 'dead-letter' };
    }
    const pauseMilliseconds = retryPause(attempts);
    await tx.raw(
      `update consumer_shards
       set retry_at = now() + make_interval(secs => :pause)
       where consumer = :consumer and shard = :shard`,
      { consumer, shard, pause: pauseMilliseconds / 1000 },
    );
    return { outcome: 'retry', pauseMilliseconds };
  });
}

async function lockAttempt(
  tx: Knex,
  consumer: string,
  shard: number,
  epoch: number,
  event: EventPlace,
): Promise<AttemptRow> {
  const { rows } = await tx.raw<{ rows: AttemptRow[] }>(
    `select
       s.attempts, c.attempts_limit,
       (s.attempt_sequence, s.attempt_index)
         is not distinct from (:sequence::bigint, :index::int) as same
     from consumer_shards s
     join consumers c on c.name = s.consumer
     where s.consumer = :consumer and s.shard = :shard and s.epoch = :epoch
     for update of s`,
    { consumer, shard, epoch, ...event },
  );
  if (rows.length === 0) {
    throw lostShard(consumer, shard, epoch);
  }
  return rows[0];
}

/** Keeps the event as a dead letter and moves the shard on over it. */
async function bury(
  tx: Knex,
  consumer: string,
  shard: number,
  event: EventPlace,
  attempts: number,
  error: string,
): Promise<void> {
  await tx('dead_letters')
    .insert({ consumer, shard, ...event, attempts, error })
    .onConflict(['consumer', 'sequence', 'index'])
    .merge([
      'attempts',
      'error',
      'failed_at',
      'redrive_asked_at',
      'discarded_at',
    ]);
  await tx('consumer_shards')
    .where({ consumer, shard })
    .update({
      ...event,
      attempts: 0,
      attempt_sequence: null,
      attempt_index: null,
      retry_at: null,
      vanished: false,
    });
}
