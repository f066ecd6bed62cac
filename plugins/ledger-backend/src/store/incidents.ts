import type { Knex } from 'knex';
import {
  incidentKey,
  mergeIncidents,
  type IncidentObservation,
} from '../observe';
import { instantOf, orUndefined, toTimestamp } from './columns';

/**
 * Joins what is newly known of incidents with what was known before.
 *
 * Reads before it writes: nobody else may write observations in the meantime.
 */
export async function joinIncidents(
  transaction: Knex.Transaction,
  observed: IncidentObservation[],
): Promise<void> {
  if (observed.length === 0) {
    return;
  }
  const known = new Map<string, IncidentObservation>();
  const repositories = [...new Set(observed.map(each => each.repository))];
  for (const incident of await readIncidents(transaction, repositories)) {
    known.set(incidentKey(incident), incident);
  }
  await write(
    transaction,
    observed.map(incident => {
      const before = known.get(incidentKey(incident));
      return before ? mergeIncidents(before, incident) : incident;
    }),
  );
}

type Row = Omit<IncidentObservation, 'resolvedAt' | 'cause'> & {
  resolvedAt: number | null;
  cause: IncidentObservation['cause'] | null;
};

export async function readIncidents(
  knex: Knex,
  repositories: string[],
): Promise<IncidentObservation[]> {
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select repository, incident, state, cause, marks,
       ${instantOf('observed_at')} as "observedAt",
       ${instantOf('began_at')} as "beganAt",
       ${instantOf('resolved_at')} as "resolvedAt"
     from observed_incidents
     where repository = any(?)`,
    [repositories],
  );
  return rows.map(row => ({
    ...row,
    resolvedAt: orUndefined(row.resolvedAt),
    cause: orUndefined(row.cause),
  }));
}

/** Those of the repositories, and those of tools' services that are linked to them. */
export async function readIncidentsOf(
  knex: Knex,
  repositories: string[],
): Promise<IncidentObservation[]> {
  const links = await knex<{ service: string; repository: string }>(
    'service_links',
  ).whereIn('repository', repositories);
  const told = await readIncidents(knex, [
    ...repositories,
    ...new Set(links.map(({ service }) => service)),
  ]);
  const linked = links.flatMap(({ service, repository }) =>
    told
      .filter(incident => incident.repository === service)
      .map(incident => ({ ...incident, repository })),
  );
  const own = new Set(repositories);
  return [...told.filter(({ repository }) => own.has(repository)), ...linked];
}

async function write(
  transaction: Knex.Transaction,
  incidents: IncidentObservation[],
): Promise<void> {
  const rows = incidents.map(incident => ({
    ...incident,
    observedAt: toTimestamp(incident.observedAt),
    beganAt: toTimestamp(incident.beganAt),
    resolvedAt: toTimestamp(incident.resolvedAt),
  }));
  await transaction.raw(
    `insert into observed_incidents as known (
       repository, incident, observed_at, state, began_at, resolved_at, cause,
       marks
     )
     select repository, incident, "observedAt", state, "beganAt", "resolvedAt",
       cause, marks
     from json_to_recordset(?::json) as incident (
       repository text, incident text, "observedAt" timestamptz, state text,
       "beganAt" timestamptz, "resolvedAt" timestamptz, cause jsonb,
       marks bigint[]
     )
     on conflict (repository, incident) do update set
       observed_at = excluded.observed_at,
       state = excluded.state,
       began_at = excluded.began_at,
       resolved_at = excluded.resolved_at,
       cause = excluded.cause,
       marks = excluded.marks
     where known.* is distinct from excluded.*`,
    [JSON.stringify(rows)],
  );
}
