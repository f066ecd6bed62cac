import type { EventFilter, Shard } from '@pitstop/plugin-devhose-common';
import { placeCondition } from '../log/places';
import { typeCondition } from '../log/typeCondition';

/** Which part of the log is followed. */
export interface WantedEvents extends EventFilter {
  shard?: Shard;
}

/** SQL and what goes into its question marks. */
export interface Condition {
  sql: string;
  bindings: Array<string | number | string[]>;
}

/**
 * Two bytes of a hash that PostgreSQL documents. Its own `hashtext` is faster
 * but promises nothing about the next version, and a subject that changed its
 * shard would be skipped.
 */
export const subjectHash = `(
  get_byte(sha256(convert_to(subject, 'UTF8')), 0) * 256
  + get_byte(sha256(convert_to(subject, 'UTF8')), 1)
)`;

/** The condition, beginning with `and`, that an event is one of those wanted; empty where all are. */
export function wantedCondition(wanted: WantedEvents): Condition {
  const conditions: Condition[] = [];
  if (wanted.types) {
    conditions.push(typeCondition(wanted.types));
  }
  const places = placeCondition(wanted);
  if (places) {
    conditions.push(places);
  }
  for (const [column, values] of [
    ['source', wanted.sources],
    ['subject', wanted.subjects],
  ] as const) {
    if (values) {
      conditions.push({ sql: `${column} = any(?)`, bindings: [[...values]] });
    }
  }
  if (wanted.shard && wanted.shard.count > 1) {
    const { index, count } = wanted.shard;
    conditions.push({
      sql: `${subjectHash} % ? = ?`,
      bindings: [count, index],
    });
  }
  return {
    sql: conditions.map(({ sql }) => `and ${sql}`).join(' '),
    bindings: conditions.flatMap(({ bindings }) => bindings),
  };
}
