import type {
  LeaseAnswer,
  LeaseRequest,
  ShardLease,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { ensureConsumer } from './ensureConsumer';
import { fairShare } from './fairShare';
import { leaseChannel } from './LeaseSignal';

interface ShardRow {
  shard: number;
  epoch: string;
  sequence: string;
  index: number | null;
  holder: string | null;
  expired: boolean;
  careful: boolean;
  pause_milliseconds: number;
  redrive: boolean;
}

/**
 * Renews what a process holds and gives it what is free, up to its fair share.
 *
 * The row of the consumer is locked meanwhile, so that processes that ask at
 * the same time don't take the same shard. All time is the database's.
 */
export async function leaseShards(
  knex: Knex,
  consumer: string,
  request: LeaseRequest,
): Promise<LeaseAnswer> {
  return knex.transaction(async tx => {
    const { shards } = await ensureConsumer(tx, consumer, request);
    if (await hasLeft(tx, consumer, request)) {
      return { shards, leases: [] };
    }
    const holders = await presentHolders(tx, consumer, request);
    await renew(tx, consumer, request);

    const rows = await readShards(tx, consumer);
    const mine = rows.filter(row => row.holder === request.holder);
    const share = fairShare(shards, holders, request.holder);
    const free = rows.filter(row => row.holder === null || row.expired);
    const wanted = free
      .filter(row => row.holder !== request.holder)
      .slice(0, Math.max(0, share - mine.length));
    for (const row of wanted) {
      await take(tx, consumer, row.shard, request);
    }

    const now = wanted.length > 0 ? await readShards(tx, consumer) : rows;
    const leases = now
      .filter(row => row.holder === request.holder)
      .map((row, place) => toLease(row, place >= share));
    return { shards, leases };
  });
}

async function hasLeft(
  tx: Knex,
  consumer: string,
  { holder }: LeaseRequest,
): Promise<boolean> {
  const row = await tx('consumer_holders')
    .where({ consumer, holder })
    .first<{ has_left: boolean } | undefined>('has_left');
  return row?.has_left ?? false;
}

/** All that are alive, in the same order for all; others learn of one that is new. */
async function presentHolders(
  tx: Knex,
  consumer: string,
  { holder, leaseSeconds }: LeaseRequest,
): Promise<string[]> {
  const gone = await tx('consumer_holders')
    .where({ consumer })
    .whereNot({ holder })
    .where('lease_until', '<', tx.fn.now())
    .delete();
  const { rows } = await tx.raw<{ rows: Array<{ fresh: boolean }> }>(
    `insert into consumer_holders (consumer, holder, lease_until)
     values (:consumer, :holder, now() + make_interval(secs => :leaseSeconds))
     on conflict (consumer, holder) do update set lease_until = excluded.lease_until
     returning xmax = 0 as fresh`,
    { consumer, holder, leaseSeconds },
  );
  if (gone > 0 || rows[0].fresh) {
    await tx.raw('select pg_notify(?, ?)', [leaseChannel, consumer]);
  }
  return tx('consumer_holders')
    .where({ consumer, has_left: false })
    .orderBy('holder')
    .pluck('holder');
}

async function renew(
  tx: Knex,
  consumer: string,
  { holder, leaseSeconds, held }: LeaseRequest,
): Promise<void> {
  await tx.raw(
    `update consumer_shards s
     set
       lease_until = now() + make_interval(secs => :leaseSeconds),
       busy_since = now() - make_interval(secs => h.busy)
     from unnest(:shards::int[], :epochs::bigint[], :busy::float8[]) as h (shard, epoch, busy)
     where s.consumer = :consumer and s.shard = h.shard
       and s.holder = :holder and s.epoch = h.epoch`,
    {
      consumer,
      holder,
      leaseSeconds,
      shards: held.map(({ shard }) => shard),
      epochs: held.map(({ epoch }) => epoch),
      busy: held.map(({ busySeconds }) => busySeconds ?? null),
    },
  );
}

async function readShards(tx: Knex, consumer: string): Promise<ShardRow[]> {
  const { rows } = await tx.raw<{ rows: ShardRow[] }>(
    `select
       s.shard, s.epoch, s.sequence, s.index, s.holder,
       s.lease_until < now() as expired,
       s.vanished or s.attempts > 0 as careful,
       greatest(0, coalesce(extract(epoch from s.retry_at - now()) * 1000, 0))::int
         as pause_milliseconds,
       exists (
         select from dead_letters d
         where d.consumer = s.consumer and d.shard = s.shard
           and d.redrive_asked_at is not null
       ) as redrive
     from consumer_shards s
     where s.consumer = ?
     order by s.shard`,
    [consumer],
  );
  return rows;
}

async function take(
  tx: Knex,
  consumer: string,
  shard: number,
  { holder, leaseSeconds }: LeaseRequest,
): Promise<void> {
  await tx.raw(
    `update consumer_shards
     set
       epoch = epoch + 1,
       vanished = vanished or holder is not null,
       holder = :holder,
       lease_until = now() + make_interval(secs => :leaseSeconds),
       busy_since = null
     where consumer = :consumer and shard = :shard`,
    { consumer, shard, holder, leaseSeconds },
  );
}

function toLease(row: ShardRow, surrender: boolean): ShardLease {
  return {
    shard: row.shard,
    epoch: Number(row.epoch),
    position: {
      sequence: Number(row.sequence),
      index: row.index ?? undefined,
    },
    careful: row.careful,
    pauseMilliseconds: row.pause_milliseconds,
    surrender,
    redrive: row.redrive,
  };
}
