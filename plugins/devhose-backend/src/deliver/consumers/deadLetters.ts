import type {
  CloudEvent,
  DeadLetterPage,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { leaseChannel } from './LeaseSignal';

interface DeadLetterRow {
  id: string;
  shard: number;
  sequence: string;
  index: number;
  event: CloudEvent | null;
  attempts: number;
  error: string;
  failed_at: Date;
  redrive_asked_at: Date | null;
}

/** Which dead letters of a consumer; all where there are no ids. */
export interface DeadLetterChoice {
  ids?: number[];
}

/** The events that a consumer could not handle, newest first. */
export async function readDeadLetters(
  knex: Knex,
  consumer: string,
  { before, limit }: { before?: number; limit: number },
): Promise<DeadLetterPage> {
  const query = knex('dead_letters as d')
    .leftJoin('delivery_keys as k', 'k.sequence', 'd.sequence')
    .leftJoin('events as e', join =>
      join
        .on('e.sequence', 'd.sequence')
        .andOn('e.index', 'd.index')
        .andOn('e.received_at', 'k.received_at'),
    )
    .where('d.consumer', consumer)
    .whereNull('d.discarded_at')
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .select<DeadLetterRow[]>('d.*', 'e.event');
  if (before !== undefined) {
    query.where('d.id', '<', before);
  }
  const rows = await query;
  const items = rows.slice(0, limit).map(row => ({
    id: Number(row.id),
    shard: row.shard,
    sequence: Number(row.sequence),
    index: row.index,
    event: row.event ?? undefined,
    attempts: row.attempts,
    error: row.error,
    failedAt: row.failed_at.toISOString(),
    redriveAskedAt: row.redrive_asked_at?.toISOString(),
  }));
  return {
    items,
    nextCursor: rows.length > limit ? String(items[limit - 1].id) : undefined,
  };
}

/** Asks whoever holds their shards to handle them again; how many. */
export async function redriveDeadLetters(
  knex: Knex,
  consumer: string,
  choice: DeadLetterChoice,
): Promise<number> {
  return knex.transaction(async tx => {
    const count = await chosen(tx, consumer, choice)
      .whereNull('redrive_asked_at')
      .update({ redrive_asked_at: tx.fn.now() });
    await tx.raw('select pg_notify(?, ?)', [leaseChannel, consumer]);
    return count;
  });
}

/** Gives them up for good, and notes that; how many. */
export async function discardDeadLetters(
  knex: Knex,
  consumer: string,
  choice: DeadLetterChoice,
): Promise<number> {
  return chosen(knex, consumer, choice).update({
    discarded_at: knex.fn.now(),
    redrive_asked_at: null,
  });
}

function chosen(
  knex: Knex,
  consumer: string,
  { ids }: DeadLetterChoice,
): Knex.QueryBuilder {
  const letters = knex('dead_letters')
    .where({ consumer })
    .whereNull('discarded_at');
  return ids === undefined ? letters : letters.whereIn('id', ids);
}
