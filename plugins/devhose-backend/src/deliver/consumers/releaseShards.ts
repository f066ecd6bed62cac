import type { Knex } from 'knex';
import { lockConsumer } from './ensureConsumer';
import { leaseChannel } from './LeaseSignal';

/** What a process gives up. */
export interface ShardRelease {
  holder: string;
  shards: Array<{ shard: number; epoch: number }>;
  /** It ends, and all it has goes to the others. */
  leaving: boolean;
}

const nobodys = { holder: null, lease_until: null, busy_since: null };

/** For so long a request that was sent before may be under way. */
const rememberedMinutes = 10;

function inAWhile(tx: Knex): Knex.Raw {
  return tx.raw('now() + make_interval(mins => ?)', [rememberedMinutes]);
}

/**
 * Gives shards up, and tells the others at once. A process that leaves gets
 * nothing any more, also by a request that it sent before.
 */
export async function releaseShards(
  knex: Knex,
  consumer: string,
  { holder, shards, leaving }: ShardRelease,
): Promise<void> {
  await knex.transaction(async tx => {
    // A request that is just being answered is waited for.
    if (leaving && (await lockConsumer(tx, consumer))) {
      await tx('consumer_holders')
        .insert({ consumer, holder, has_left: true, lease_until: inAWhile(tx) })
        .onConflict(['consumer', 'holder'])
        .merge();
      await tx('consumer_shards').where({ consumer, holder }).update(nobodys);
    }
    for (const { shard, epoch } of shards) {
      await tx('consumer_shards')
        .where({ consumer, shard, epoch, holder })
        .update(nobodys);
    }
    await tx.raw('select pg_notify(?, ?)', [leaseChannel, consumer]);
  });
}
