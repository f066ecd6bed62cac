import { InputError } from '@backstage/errors';
import type {
  Evidence,
  EvidenceMetric,
  EvidencePage,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { toIso } from './buckets';
import type { Window } from './Window';

/** Which rows a number rests on, newest first, and what they tell. */
interface Listing {
  from: string;
  where: string;
  /** By which moment a row belongs to the range. */
  at: string;
  /** What tells rows of the same moment apart. */
  key: string;
  evidence: string;
}

const deployments: Omit<Listing, 'where' | 'at'> = {
  from: `deployments as fact
    left join lateral (
      select count(*)::int as count,
        percentile_cont(0.5) within group (order by lead_time_milliseconds / 1000.0::float8)
          filter (where lead_time_milliseconds >= 0) as median
      from changes
      where changes.repository = fact.repository
        and changes.deployed_at = fact.finished_at
        and changes.deployment_id = fact.deployment_id
    ) as delivered on true`,
  key: `fact.repository || ' ' || fact.deployment_id`,
  evidence: `json_build_object(
    'type', 'deployment', 'repository', fact.repository,
    'environment', environment, 'kind', kind, 'finishedAt', finished_at,
    'failure', case when failures <> '{}' then json_strip_nulls(
      json_build_object('reasons', failures, 'recoveredAt', recovered_at)) end,
    'changes', delivered.count, 'medianLeadTimeSeconds', delivered.median,
    'subjects', subjects)`,
};

const finished = 'fact.finished_at';

const listings: Record<EvidenceMetric, Listing> = {
  'deployment-frequency': { ...deployments, at: finished, where: 'true' },
  'lead-time': { ...deployments, at: finished, where: 'delivered.count > 0' },
  'change-fail-rate': {
    ...deployments,
    at: finished,
    where: `kind in ('planned', 'hotfix')`,
  },
  'recovery-time': {
    ...deployments,
    at: 'fact.recovered_at',
    where: `kind in ('planned', 'hotfix')`,
  },
  'rework-rate': {
    ...deployments,
    at: finished,
    where: `kind in ('planned', 'hotfix', 'rollback')`,
  },
  incidents: {
    from: `incidents as fact
      left join deployments as cause
        on cause.repository = fact.repository
          and cause.deployment_id = fact.deployment_id`,
    at: 'fact.began_at',
    where: 'true',
    key: `fact.repository || ' ' || fact.incident`,
    evidence: `json_build_object(
      'type', 'incident', 'repository', fact.repository,
      'beganAt', began_at, 'resolvedAt', resolved_at,
      'causedBy', cause.subjects[1], 'subjects', json_build_array(incident))`,
  },
  builds: {
    from: 'builds as fact',
    at: finished,
    where: 'true',
    key: `fact.repository || ' ' || fact.build || ' ' || fact.attempt`,
    evidence: `json_build_object(
      'type', 'build', 'repository', fact.repository, 'pipeline', pipeline,
      'startedAt', started_at, 'finishedAt', finished_at,
      'outcome', outcome, 'subjects', json_build_array(build))`,
  },
};

/**
 * The facts behind a number, newest first, and the subjects of the events
 * behind each. Changes are told by the deployment that carried them: one by
 * itself would be somebody's.
 *
 * @param cursor - `nextCursor` of the page before.
 * @throws InputError if the cursor is none.
 */
export async function readEvidence(
  knex: Knex,
  metric: EvidenceMetric,
  repositories: string[],
  window: Window,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<EvidencePage> {
  const { from, where, at, key, evidence } = listings[metric];
  const after = cursor === undefined ? undefined : parseCursor(cursor);
  const { rows } = await knex.raw<{
    rows: Array<{ at: string; key: string; evidence: Evidence }>;
  }>(
    `select ${key} as key, json_strip_nulls(${evidence}) as evidence,
       to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
     from ${from}
     where fact.repository = any(:repositories)
       and ${at} >= :from and ${at} < :to and ${where}
       and (
         cast(:lastAt as timestamptz) is null
         or (${at}, ${key}) < (cast(:lastAt as timestamptz), cast(:lastKey as text))
       )
     order by ${at} desc, key desc
     limit :limit`,
    {
      repositories,
      from: toIso(window.from),
      to: toIso(window.to),
      lastAt: after?.at ?? null,
      lastKey: after?.key ?? null,
      limit: limit + 1,
    },
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(row => row.evidence),
    ...(last &&
      rows.length > limit && {
        nextCursor: Buffer.from(JSON.stringify([last.at, last.key])).toString(
          'base64url',
        ),
      }),
  };
}

function parseCursor(cursor: string): { at: string; key: string } {
  try {
    const [at, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (typeof at === 'string' && typeof key === 'string' && Date.parse(at)) {
      return { at, key };
    }
  } catch {
    // Told below.
  }
  throw new InputError(
    `'${cursor}' is not a cursor; use nextCursor of the page before`,
  );
}
