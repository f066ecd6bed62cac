import type { LeaseRequest } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { readHead } from '../../log/LogHead';

/**
 * Makes a consumer that is new, and notes what an old one wants now.
 *
 * Its row stays locked until the transaction ends.
 */
export async function ensureConsumer(
  tx: Knex,
  name: string,
  request: LeaseRequest,
): Promise<{ shards: number }> {
  const known = await lockConsumer(tx, name);
  if (known) {
    await tx.raw(
      `update consumers
       set filter = :filter, attempts_limit = :attemptsLimit, on_generation = :onGeneration
       where name = :name
         and (filter::text, attempts_limit, on_generation)
           is distinct from (:filter, :attemptsLimit, :onGeneration)`,
      {
        name,
        filter: JSON.stringify(request.filter),
        attemptsLimit: request.attemptsLimit,
        onGeneration: request.onGeneration ?? 'ignore',
      },
    );
    return known;
  }

  const sequence = request.from === 'now' ? await readHead(tx) : 0;
  const created = await tx('consumers')
    .insert({
      name,
      filter: JSON.stringify(request.filter),
      shards: request.shards,
      attempts_limit: request.attemptsLimit,
      on_generation: request.onGeneration ?? 'ignore',
      began_after: sequence,
    })
    .onConflict('name')
    .ignore()
    .returning('name');
  if (created.length > 0) {
    await tx('consumer_shards').insert(
      Array.from({ length: request.shards }, (_, shard) => ({
        consumer: name,
        shard,
        sequence,
      })),
    );
  }
  // Whoever made it at the same time has committed by now.
  const consumer = await lockConsumer(tx, name);
  if (consumer === undefined) {
    throw new Error(`Consumer ${name} was removed while it was made`);
  }
  return consumer;
}

/** So that what processes ask for at the same time comes one after the other. */
export async function lockConsumer(
  tx: Knex,
  name: string,
): Promise<{ shards: number } | undefined> {
  return tx('consumers')
    .where({ name })
    .first<{ shards: number } | undefined>('shards')
    .forNoKeyUpdate();
}
