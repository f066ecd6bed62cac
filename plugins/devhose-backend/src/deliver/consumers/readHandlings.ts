import { NotFoundError } from '@backstage/errors';
import type {
  EventFilter,
  EventHandling,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { subjectHash } from '../wantedEvents';
import { wants, type FilteredEvent } from './wants';

interface EventRow extends FilteredEvent {
  hash: number;
}

interface HandlingRow {
  name: string;
  filter: EventFilter;
  passed: boolean;
  came_before: boolean | null;
  reached_at: Date | null;
  tried: boolean;
  attempts: number;
  retry_at: Date | null;
  last_error: string | null;
  last_error_at: Date | null;
  letter: {
    attempts: number;
    error: string;
    failed_at: string;
    redrive_asked_at: string | null;
    discarded_at: string | null;
  } | null;
}

/** Index of an event that no delivery has: beyond all of its events. */
const afterAll = 2147483647;

/**
 * What each consumer has done with an event, by the consumer's name.
 *
 * @throws NotFoundError if there is no such event.
 */
export async function readHandlings(
  knex: Knex,
  { sequence, index }: { sequence: number; index: number },
): Promise<EventHandling[]> {
  const event = await readEvent(knex, sequence, index);
  const { rows } = await knex.raw<{ rows: HandlingRow[] }>(
    `select
       c.name, c.filter,
       (s.sequence, coalesce(s.index, :afterAll)) >= (:sequence::bigint, :index::int) as passed,
       :sequence::bigint <= c.began_after as came_before,
       milestone.reached_at,
       (s.attempt_sequence, s.attempt_index)
         is not distinct from (:sequence::bigint, :index::int) as tried,
       s.attempts, s.retry_at, s.last_error, s.last_error_at,
       to_json(d) as letter
     from consumers c
     join consumer_shards s on s.consumer = c.name and s.shard = :hash % c.shards
     left join dead_letters d
       on d.consumer = c.name and d.sequence = :sequence and d.index = :index
     left join lateral (
       select min(m.reached_at) as reached_at
       from consumer_milestones m
       where m.consumer = c.name and m.shard = s.shard and m.sequence >= :sequence
         and (m.sequence, coalesce(m.index, :afterAll)) >= (:sequence::bigint, :index::int)
     ) milestone on true
     order by c.name`,
    { sequence, index, afterAll, hash: event.hash },
  );
  return rows.map(row => ({
    consumer: row.name,
    ...(wants(row.filter, event) ? handlingOf(row) : { state: 'unwanted' }),
  }));
}

async function readEvent(
  knex: Knex,
  sequence: number,
  index: number,
): Promise<EventRow> {
  const { rows } = await knex.raw<{ rows: EventRow[] }>(
    `select
       e.type, e.source, e.repository, e.subject, ${subjectHash} as hash,
       event_service(e.repository, e.event) as service,
       event_tool_service(e.repository, e.event) as "toolService"
     from delivery_keys k
     join events e on e.sequence = k.sequence and e.received_at = k.received_at
     where k.sequence = ? and e.index = ?`,
    [sequence, index],
  );
  if (rows.length === 0) {
    throw new NotFoundError(
      `There is no event ${index} of delivery ${sequence} in the log`,
    );
  }
  return rows[0];
}

function handlingOf(row: HandlingRow): Omit<EventHandling, 'consumer'> {
  const { letter } = row;
  if (letter) {
    return {
      state: letter.discarded_at ? 'discarded' : 'dead-letter',
      at: instant(letter.discarded_at ?? letter.failed_at),
      attempts: letter.attempts,
      error: letter.error,
      redriveAskedAt: instant(letter.redrive_asked_at),
    };
  }
  if (row.passed) {
    return row.came_before
      ? { state: 'came-before' }
      : { state: 'handled', at: row.reached_at?.toISOString() };
  }
  // The first attempt may be under way still.
  if (row.tried && (row.retry_at !== null || row.attempts > 1)) {
    return {
      state: 'failing',
      at: row.last_error_at?.toISOString(),
      attempts: row.attempts,
      error: row.last_error ?? undefined,
      retryAt: row.retry_at?.toISOString(),
    };
  }
  return { state: 'waiting' };
}

/** PostgreSQL writes instants in JSON with an offset of its own. */
function instant(text: string | null): string | undefined {
  return text === null ? undefined : new Date(text).toISOString();
}
