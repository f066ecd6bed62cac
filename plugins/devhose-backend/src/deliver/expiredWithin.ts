import type { DeliveryRange } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';

/**
 * Deliveries of a part of the log whose events have expired, from the first to
 * the last; what lies between them may be there.
 *
 * @param options.sources - Undefined: of all.
 * @returns undefined where there are none.
 */
export async function expiredWithin(
  knex: Knex,
  options: { after: number; upTo: number; sources?: readonly string[] },
): Promise<DeliveryRange | undefined> {
  const { after, upTo } = options;
  const wanted = options.sources && [...options.sources];
  const { rows } = await knex.raw<{
    rows: Array<{ first: string | null; last: string | null }>;
  }>(
    `select min(first_sequence) as first, max(last_sequence) as last
     from archives
     where events_removed_at is not null
       and last_sequence > ? and first_sequence <= ?
       and (cast(? as text[]) is null or source = any(?))`,
    [after, upTo, wanted ?? null, wanted ?? []],
  );
  const [{ first, last }] = rows;
  return first !== null && last !== null
    ? {
        first: Math.max(Number(first), after + 1),
        last: Math.min(Number(last), upTo),
      }
    : undefined;
}
