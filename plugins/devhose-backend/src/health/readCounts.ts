import {
  rejectionReasons,
  type RejectionHour,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import type { SourceOutcome } from './SourceOutcome';

/** How often something became of the requests to a source. */
export interface OutcomeRow {
  source: string;
  outcome: SourceOutcome;
  last_hour: number;
  last_day: number;
  total: number;
  last_at: Date;
}

/** Counts by source and outcome. */
export async function readCounts(knex: Knex): Promise<OutcomeRow[]> {
  const { rows } = await knex.raw<{ rows: OutcomeRow[] }>(
    `select
       t.source, t.outcome, t.last_at,
       t.count::double precision as total,
       coalesce(c.last_hour, 0)::double precision as last_hour,
       coalesce(c.last_day, 0)::double precision as last_day
     from source_totals t
     left join (
       select
         source, outcome, sum(count) as last_day,
         sum(count) filter (where period_start > now() - interval '1 hour') as last_hour
       from source_counts
       where period_start > now() - interval '1 day'
       group by source, outcome
     ) c using (source, outcome)`,
  );
  return rows;
}

/** Refused requests of the last week, by source and hour. */
export async function readRejections(
  knex: Knex,
): Promise<Map<string, RejectionHour[]>> {
  const { rows } = await knex.raw<{
    rows: Array<{
      source: string;
      hour: Date;
      rejected: RejectionHour['rejected'];
    }>;
  }>(
    `select source, hour, json_object_agg(outcome, count) as rejected
     from (
       select
         source, outcome, date_trunc('hour', period_start, 'UTC') as hour,
         sum(count) as count
       from source_counts
       where period_start > now() - interval '7 days' and outcome = any(?)
       group by source, outcome, hour
     ) hours
     group by source, hour
     order by source, hour`,
    [[...rejectionReasons]],
  );
  const bySource = new Map<string, RejectionHour[]>();
  for (const { source, hour, rejected } of rows) {
    const hours = bySource.get(source) ?? [];
    hours.push({ start: hour.toISOString(), rejected });
    bySource.set(source, hours);
  }
  return bySource;
}
