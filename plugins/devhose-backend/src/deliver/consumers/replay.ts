import type { ReplayPlan } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { monthAfter, monthOf, monthStart } from '../../log/month';
import { subjectHash, wantedCondition } from '../wantedEvents';
import { leaseChannel } from './LeaseSignal';
import { readConsumer } from './readConsumers';

/** From where on a consumer is to be given events again. */
export type ReplayStart = { after: number } | { from: Date };

/**
 * What a consumer would be given again.
 *
 * @throws NotFoundError
 */
export async function planReplay(
  knex: Knex,
  name: string,
  start: ReplayStart,
): Promise<ReplayPlan> {
  const consumer = await readConsumer(knex, name);
  const after =
    'after' in start ? start.after : await lastBefore(knex, start.from);
  const wanted = wantedCondition(consumer.filter);
  const { rows } = await knex.raw<{ rows: Array<{ events: string }> }>(
    `select count(*) as events
     from (
       select sequence, index, ${subjectHash} % ? as shard
       from events
       where sequence > ?
         and sequence <= (select max(sequence) from consumer_shards where consumer = ?)
         ${wanted.sql}
     ) e
     join consumer_shards s on s.consumer = ? and s.shard = e.shard
     where (e.sequence, e.index) <= (s.sequence, coalesce(s.index, 2147483647))`,
    [consumer.shards, after, name, ...wanted.bindings, name],
  );
  return { after, events: Number(rows[0].events) };
}

/**
 * Moves a consumer back. Whoever holds its shards loses them, so that what is
 * under way cannot move it on again, and gets them back at once.
 *
 * @throws NotFoundError
 */
export async function replay(
  knex: Knex,
  name: string,
  start: ReplayStart,
): Promise<ReplayPlan> {
  const plan = await planReplay(knex, name, start);
  await knex.transaction(tx => moveBack(tx, name, plan.after));
  return plan;
}

/**
 * Moves those back who want to be given again what follows from events that
 * were exchanged for others.
 */
export async function replayGeneration(
  tx: Knex,
  firstChanged: number,
): Promise<void> {
  const names = await tx('consumers')
    .where({ on_generation: 'replay' })
    .orderBy('name')
    .pluck<string[]>('name');
  for (const name of names) {
    await moveBack(tx, name, firstChanged - 1);
  }
}

async function moveBack(tx: Knex, name: string, after: number): Promise<void> {
  await tx.raw(
    `update consumer_shards
       set
         sequence = :after, index = null, epoch = epoch + 1,
         holder = null, lease_until = null, busy_since = null, vanished = false,
         attempts = 0, attempt_sequence = null, attempt_index = null, retry_at = null,
         -- What is still missing is passed over again.
         expired_first = case when expired_first <= :after then expired_first end,
         expired_last = case when expired_first <= :after then expired_last end
       where consumer = :name and sequence > :after`,
    { name, after },
  );
  // None of that has happened yet, from now on.
  await tx('consumer_milestones')
    .where({ consumer: name })
    .where('sequence', '>', after)
    .delete();
  await tx('dead_letters')
    .where({ consumer: name })
    .where('sequence', '>', after)
    .whereNotNull('discarded_at')
    .delete();
  await tx('consumers')
    .where({ name })
    .where('began_after', '>', after)
    .update({ began_after: after });
  await tx.raw('select pg_notify(?, ?)', [leaseChannel, name]);
}

/**
 * The last delivery before all that were received at or after an instant.
 *
 * The log is ordered by when deliveries were stored: among those after it
 * there may be history that was brought in later.
 */
async function lastBefore(knex: Knex, from: Date): Promise<number> {
  const month = monthOf(from);
  const { rows } = await knex.raw<{ rows: Array<{ first: string | null }> }>(
    `select min(first) as first from (
       select min(sequence) as first from deliveries
       where received_at >= :from and received_at < :nextMonth
       union all
       select min(first_sequence) from log_partitions where month > :month
     ) candidates`,
    { from, nextMonth: monthStart(monthAfter(month, 1)), month },
  );
  const first = rows[0].first;
  if (first === null) {
    const head = await knex('log_partitions')
      .max<{ head: string | null }>({ head: 'last_sequence' })
      .first();
    return Number(head?.head ?? 0);
  }
  return Number(first) - 1;
}
