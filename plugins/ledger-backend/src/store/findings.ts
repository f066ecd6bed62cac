import type { Knex } from 'knex';
import type { FindingObservation } from '../observe';
import { toTimestamp } from './columns';

/** Adds findings, or what was said of them later, as `mergeFindings` says. */
export async function addFindings(
  transaction: Knex.Transaction,
  observed: FindingObservation[],
): Promise<void> {
  if (observed.length === 0) {
    return;
  }
  const rows = observed.map(finding => ({
    ...finding,
    observedAt: toTimestamp(finding.observedAt),
    foundAt: toTimestamp(finding.foundAt),
    closedAt: toTimestamp(finding.closedAt),
  }));
  await transaction.raw(
    `insert into security_findings as known (
       repository, finding, severity, observed_at, found_at, closed_at
     )
     select repository, finding, severity, "observedAt", "foundAt", "closedAt"
     from json_to_recordset(?::json) as finding (
       repository text, finding text, severity text, "observedAt" timestamptz,
       "foundAt" timestamptz, "closedAt" timestamptz
     )
     on conflict (repository, finding) do update set
       severity = excluded.severity,
       observed_at = excluded.observed_at,
       found_at = excluded.found_at,
       closed_at = excluded.closed_at
     where (
       excluded.observed_at,
       coalesce(excluded.closed_at, timestamptz '-infinity'),
       excluded.severity collate "C", excluded.found_at
     ) > (
       known.observed_at,
       coalesce(known.closed_at, timestamptz '-infinity'),
       known.severity collate "C", known.found_at
     )`,
    [JSON.stringify(rows)],
  );
}
