import { NotFoundError } from '@backstage/errors';
import type {
  ConsumerLag,
  ConsumerStatus,
  DeliveryRange,
  EventFilter,
  ShardStatus,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { expiredWithin } from '../expiredWithin';
import { pendingEvents } from './pendingEvents';

const stuckAfterSeconds = 60;

/** A consumer as it is stored. */
export interface ConsumerRow {
  name: string;
  filter: EventFilter;
  shards: number;
  created_at: Date;
}

interface ShardRow {
  shard: number;
  sequence: string;
  index: number | null;
  holder: string | null;
  held: boolean | null;
  busy_since: Date | null;
  stuck: boolean | null;
  attempts: number;
  retry_at: Date | null;
  last_error: string | null;
  last_error_at: Date | null;
  handled: string;
  expired_first: string | null;
  expired_last: string | null;
  events_per_second: number;
  caught_up_at: Date;
}

/** How all consumers are doing, by name. */
export async function readConsumers(knex: Knex): Promise<ConsumerStatus[]> {
  const consumers = await knex<ConsumerRow>('consumers').orderBy('name');
  const statuses: ConsumerStatus[] = [];
  for (const consumer of consumers) {
    statuses.push(await readStatus(knex, consumer));
  }
  return statuses;
}

/** @throws NotFoundError */
export async function readConsumer(
  knex: Knex,
  name: string,
): Promise<ConsumerRow> {
  const consumer = await knex<ConsumerRow>('consumers').where({ name }).first();
  if (consumer === undefined) {
    throw new NotFoundError(
      `There is no consumer '${name}'; GET /v1/consumers lists all`,
    );
  }
  return consumer;
}

/** How one is doing. */
export async function readStatus(
  knex: Knex,
  consumer: ConsumerRow,
): Promise<ConsumerStatus> {
  const { rows } = await knex.raw<{ rows: ShardRow[] }>(
    `select
       *, lease_until > now() as held,
       busy_since < now() - make_interval(secs => ?) as stuck,
       rate * exp(-extract(epoch from now() - rate_at) / 60) as events_per_second
     from consumer_shards
     where consumer = ?
     order by shard`,
    [stuckAfterSeconds, consumer.name],
  );
  const deadLetters = await knex('dead_letters')
    .where({ consumer: consumer.name })
    .whereNull('discarded_at')
    .count<{ count: string }>()
    .first();
  const failures = rows
    .filter(({ last_error_at }) => last_error_at !== null)
    .toSorted((a, b) => Number(b.last_error_at) - Number(a.last_error_at));
  const stuck = rows
    .filter(row => row.held && row.stuck)
    .map(row => row.busy_since?.toISOString() ?? '')
    .toSorted();
  return {
    name: consumer.name,
    filter: consumer.filter,
    createdAt: consumer.created_at.toISOString(),
    lag: await readLag(knex, consumer, rows),
    eventsPerSecond: rows.reduce((sum, row) => sum + row.events_per_second, 0),
    handled: rows.reduce((sum, row) => sum + Number(row.handled), 0),
    deadLetters: Number(deadLetters?.count ?? 0),
    lastError: failures.map(row => ({
      message: row.last_error ?? '',
      at: row.last_error_at?.toISOString() ?? '',
    }))[0],
    expired: await readExpired(knex, consumer, rows),
    stuckSince: stuck[0],
    shards: rows.map(toShardStatus),
  };
}

async function readLag(
  knex: Knex,
  consumer: ConsumerRow,
  shards: readonly ShardRow[],
): Promise<ConsumerLag> {
  const { events, oldest, atLeast } = await pendingEvents(knex, consumer);
  if (events === 0 && !atLeast) {
    return { events, atLeast, seconds: 0 };
  }
  const since = Math.max(
    Number(oldest ?? 0),
    Math.min(...shards.map(({ caught_up_at }) => Number(caught_up_at))),
  );
  const seconds = Math.max(0, (Date.now() - since) / 1000);
  return { events, atLeast, seconds };
}

/** What it has passed over, and what it will. */
async function readExpired(
  knex: Knex,
  { filter }: ConsumerRow,
  shards: readonly ShardRow[],
): Promise<DeliveryRange | undefined> {
  const ahead = await expiredWithin(knex, {
    after: Math.min(...shards.map(({ sequence }) => Number(sequence))),
    upTo: Number.MAX_SAFE_INTEGER,
    sources: filter.sources,
  });
  const ranges = shards
    .filter(({ expired_first }) => expired_first !== null)
    .map(({ expired_first, expired_last }) => ({
      first: Number(expired_first),
      last: Number(expired_last),
    }))
    .concat(ahead ?? []);
  return ranges.length === 0
    ? undefined
    : {
        first: Math.min(...ranges.map(({ first }) => first)),
        last: Math.max(...ranges.map(({ last }) => last)),
      };
}

function toShardStatus(row: ShardRow): ShardStatus {
  return {
    shard: row.shard,
    position: { sequence: Number(row.sequence), index: row.index ?? undefined },
    holder: row.held ? row.holder ?? undefined : undefined,
    busySince: row.held ? row.busy_since?.toISOString() : undefined,
    failedAttempts: row.attempts,
    retryAt: row.retry_at?.toISOString(),
  };
}
