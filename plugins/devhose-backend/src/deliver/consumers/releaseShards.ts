import type { Knex } from 'knex';
import { leaseChannel } from './LeaseSignal';

/** What a process gives up. */
export interface ShardRelease {
  holder: string;
  shards: Array<{ shard: number; epoch: number }>;
  /** It ends, and all it has goes to the others. */
  leaving: boolean;
}

const nobodys = { holder: null, lease_until: null, busy_since: null };

/** Gives shards up, and tells the others at once. */
export async function releaseShards(
  knex: Knex,
  consumer: string,
  { holder, shards, leaving }: ShardRelease,
): Promise<void> {
  await knex.transaction(async tx => {
    if (leaving) {
      await tx('consumer_holders').where({ consumer, holder }).delete();
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
