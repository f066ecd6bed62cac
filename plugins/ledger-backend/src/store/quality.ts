import type { Knex } from 'knex';
import { qualityMeasures } from '@pitstop/plugin-ledger-common';
import type { QualityObservation } from '../observe';
import { toTimestamp } from './columns';

/** The column of a measure: `new-coverage` is in `new_coverage`. */
export function columnOf(measure: string): string {
  return measure.replaceAll('-', '_');
}

const columns = qualityMeasures.map(columnOf);

/** Adds analyses that are not known yet. */
export async function addQuality(
  transaction: Knex.Transaction,
  observed: QualityObservation[],
): Promise<void> {
  if (observed.length === 0) {
    return;
  }
  const rows = observed.map(({ measures, ...analysis }) => ({
    ...analysis,
    ...Object.fromEntries(
      Object.entries(measures).map(([measure, value]) => [
        columnOf(measure),
        value,
      ]),
    ),
    analysedAt: toTimestamp(analysis.analysedAt),
  }));
  const json = JSON.stringify(rows);
  // Which repository a project is of is what its last analysis says.
  await transaction.raw(
    `insert into quality_projects as known (project, repository, told_at)
     select distinct on (project) project, repository, "analysedAt"
     from json_to_recordset(?::json)
       as analysis (project text, repository text, "analysedAt" timestamptz)
     order by project, "analysedAt" desc, repository desc nulls last
     -- Always written: by that it is known that there are other analyses.
     on conflict (project) do update set
       repository = case
         when (excluded.told_at, coalesce(excluded.repository, ''))
           > (known.told_at, coalesce(known.repository, ''))
         then excluded.repository else known.repository
       end,
       told_at = greatest(excluded.told_at, known.told_at)`,
    [json],
  );
  const values = columns.join(', ');
  await transaction.raw(
    `insert into quality_snapshots (
       project, analysed_at, analysis, subject, gate, ${values}
     )
     select project, "analysedAt", analysis, subject, gate, ${values}
     from json_to_recordset(?::json) as analysis (
       project text, "analysedAt" timestamptz, analysis text, subject text,
       gate text,
       ${columns.map(column => `${column} float8`).join(', ')}
     )
     on conflict do nothing`,
    [json],
  );
}
