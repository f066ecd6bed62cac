import type { Knex } from 'knex';
import type { Month } from '../log/month';

/** How much of the log a page spans at most: a rare type must not mean a long search. */
const stretchDeliveries = 20_000;

/** A part of the log, and the months whose partitions hold it. */
export interface Stretch {
  after: number;
  upTo: number;
  firstMonth: Month;
  lastMonth: Month;
}

/**
 * The head of the log, its generation, and the stretch that comes after a
 * position; none where the position is the head. Events that are read
 * afterwards are of that generation or a later one.
 */
export async function readStretch(
  knex: Knex,
  after: number,
): Promise<{ head: number; generation: number; stretch?: Stretch }> {
  const { rows } = await knex.raw<{
    rows: Array<{
      head: string | null;
      generation: number;
      farthest: string | null;
      first_month: Month | null;
      last_month: Month | null;
    }>;
  }>(
    `with ahead as (
       select * from log_partitions where last_sequence > :after
     ), reach as (
       -- Counted from what is left: more than a stretch may be missing before it.
       select greatest(cast(:after as bigint), min(first_sequence) - 1) + :stretchDeliveries as farthest
       from ahead
     )
     select
       (select max(last_sequence) from log_partitions) as head,
       (select max(generation) from log_generations) as generation,
       farthest,
       (select min(month)::text from ahead where first_sequence <= farthest) as first_month,
       (select max(month)::text from ahead where first_sequence <= farthest) as last_month
     from reach`,
    { after, stretchDeliveries },
  );
  const [row] = rows;
  const head = Number(row.head ?? 0);
  const { generation } = row;
  if (row.first_month === null || row.last_month === null) {
    return { head, generation };
  }
  return {
    head,
    generation,
    stretch: {
      after,
      upTo: Math.min(Number(row.farthest), head),
      firstMonth: row.first_month,
      lastMonth: row.last_month,
    },
  };
}
