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
  const farthest = after + stretchDeliveries;
  const { rows } = await knex.raw<{
    rows: Array<{
      head: string | null;
      generation: number;
      first_month: Month | null;
      last_month: Month | null;
    }>;
  }>(
    `with partitions as (
       select *, last_sequence > :after and first_sequence <= :farthest as concerned
       from log_partitions
     )
     select
       max(last_sequence) as head,
       (select max(generation) from log_generations) as generation,
       (min(month) filter (where concerned))::text as first_month,
       (max(month) filter (where concerned))::text as last_month
     from partitions`,
    { after, farthest },
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
      upTo: Math.min(farthest, head),
      firstMonth: row.first_month,
      lastMonth: row.last_month,
    },
  };
}
