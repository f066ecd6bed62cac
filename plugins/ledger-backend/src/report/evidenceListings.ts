import type { EvidenceMetric } from '@pitstop/plugin-ledger-common';
import { toEnvironment } from '../store/scopeBindings';

/** Which facts a number rests on, and what each tells. SQL over a row `fact`. */
export interface EvidenceListing {
  table: 'deployments' | 'incidents' | 'builds' | 'security_findings';
  /** Whether a fact is one of the scope. */
  among: string;
  where: string;
  /** By which moment a fact belongs to the range. */
  at: string;
  /** Whatever is still so at the end of the range belongs to it. */
  untilEnd?: boolean;
  /** Seconds, where the number is about time. */
  length?: string;
  /** What tells facts of the same moment apart. */
  key: string;
  /** What only the facts of a page need. */
  join?: string;
  evidence: string;
}

/** The repository of a unit. */
const repository = `split_part(fact.unit, '#', 1)`;

const deployments = {
  table: 'deployments',
  among: `fact.unit = any(:units) and ${toEnvironment}`,
  at: 'fact.finished_at',
  key: `fact.unit || ' ' || fact.deployment_id`,
  join: `left join lateral (
      select count(*)::int as count,
        percentile_cont(0.5) within group (order by lead_time_milliseconds / 1000.0::float8)
          filter (where lead_time_milliseconds >= 0) as median
      from changes
      where changes.unit = fact.unit
        and changes.deployed_at = fact.finished_at
        and changes.deployment_id = fact.deployment_id
    ) as delivered on true
    left join lateral (
      select array_agg(incident order by began_at, incident) as subjects
      from incidents
      where incidents.unit = fact.unit
        and incidents.deployment_id = fact.deployment_id
    ) as caused on fact.failures <> '{}'
    left join lateral (
      select mend.subjects[1] as subject
      from deployments as mend
      where mend.unit = fact.unit
        and mend.environment = fact.environment
        and mend.finished_at = fact.recovered_at
        and mend.kind in ('hotfix', 'rollback')
      limit 1
    ) as mended on fact.recovered_at is not null`,
  evidence: `json_build_object(
    'type', 'deployment', 'repository', ${repository},
    'environment', environment, 'kind', kind, 'finishedAt', finished_at,
    'failure', case when failures <> '{}' then json_build_object(
      'reasons', failures, 'recoveredAt', recovered_at,
      'incidents', caused.subjects, 'recoveredBy', mended.subject) end,
    'changes', delivered.count, 'medianLeadTimeSeconds', delivered.median,
    'subjects', fact.subjects)`,
} as const;

const leadTime = `(
  select percentile_cont(0.5) within group (order by lead_time_milliseconds / 1000.0::float8)
  from changes
  where changes.unit = fact.unit
    and changes.deployed_at = fact.finished_at
    and changes.deployment_id = fact.deployment_id
    and lead_time_milliseconds >= 0)`;

const broughtChanges = `exists (
  select 1 from changes
  where changes.unit = fact.unit
    and changes.deployed_at = fact.finished_at
    and changes.deployment_id = fact.deployment_id)`;

const counted = `fact.kind in ('planned', 'hotfix')`;

const builds = {
  table: 'builds',
  among: `fact.repository = any(:repositories)`,
  at: 'fact.finished_at',
  key: `fact.repository || ' ' || fact.build || ' ' || fact.attempt`,
  length: 'extract(epoch from fact.finished_at - fact.started_at)::float8',
  evidence: `json_build_object(
    'type', 'build', 'repository', fact.repository, 'pipeline', pipeline,
    'startedAt', started_at, 'finishedAt', finished_at, 'outcome', outcome,
    'redSeconds', red_milliseconds / 1000.0::float8,
    'subjects', json_build_array(build))`,
} as const;

const findings = {
  table: 'security_findings',
  among: `fact.repository = any(:repositories)`,
  at: 'fact.found_at',
  key: `fact.repository || ' ' || fact.finding`,
  length: `extract(epoch from coalesce(fact.closed_at, :to) - fact.found_at)::float8`,
  evidence: `json_build_object(
    'type', 'finding', 'repository', fact.repository, 'severity', severity,
    'foundAt', found_at, 'closedAt', closed_at,
    'subjects', json_build_array(finding))`,
} as const;

export const evidenceListings: Record<EvidenceMetric, EvidenceListing> = {
  deployments: { ...deployments, where: 'true' },
  'deployment-frequency': { ...deployments, where: counted },
  hotfixes: { ...deployments, where: `fact.kind = 'hotfix'` },
  rollbacks: { ...deployments, where: `fact.kind = 'rollback'` },
  redeployments: { ...deployments, where: `fact.kind = 'redeploy'` },
  'failed-attempts': { ...deployments, where: `fact.kind = 'failed'` },
  'lead-time': { ...deployments, where: broughtChanges, length: leadTime },
  'change-fail-rate': { ...deployments, where: counted },
  'failed-deployments': {
    ...deployments,
    where: `${counted} and fact.failures <> '{}'`,
  },
  'recovery-time': {
    ...deployments,
    where: counted,
    at: 'fact.recovered_at',
    length: 'extract(epoch from fact.recovered_at - fact.finished_at)::float8',
  },
  'still-failing': {
    ...deployments,
    where: `${counted} and fact.failures <> '{}'
      and (fact.recovered_at is null or fact.recovered_at >= :to)`,
    untilEnd: true,
    length:
      'extract(epoch from cast(:to as timestamptz) - fact.finished_at)::float8',
  },
  'rework-rate': {
    ...deployments,
    where: `fact.kind in ('planned', 'hotfix', 'rollback')`,
  },
  incidents: {
    table: 'incidents',
    among: `fact.unit = any(:units) and (
      cast(:environment as text) is null or exists (
        select from deployments
        where deployments.unit = fact.unit
          and deployments.deployment_id = fact.deployment_id
          and ${toEnvironment}
      ))`,
    at: 'fact.began_at',
    where: 'true',
    length: `extract(epoch from coalesce(fact.resolved_at, :to) - fact.began_at)::float8`,
    key: `fact.unit || ' ' || fact.incident`,
    join: `left join deployments as cause
      on cause.unit = fact.unit
        and cause.deployment_id = fact.deployment_id`,
    evidence: `json_build_object(
      'type', 'incident', 'repository', ${repository},
      'beganAt', began_at, 'resolvedAt', resolved_at,
      'causedBy', cause.subjects[1], 'subjects', json_build_array(incident))`,
  },
  builds: { ...builds, where: `fact.outcome <> 'other'` },
  'failed-builds': { ...builds, where: `fact.outcome = 'failure'` },
  'time-to-green': {
    ...builds,
    where: 'fact.red_milliseconds is not null',
    length: 'fact.red_milliseconds / 1000.0::float8',
  },
  'open-findings': {
    ...findings,
    where: '(fact.closed_at is null or fact.closed_at >= :to)',
    untilEnd: true,
  },
  'opened-findings': { ...findings, where: 'true' },
  'closed-findings': { ...findings, at: 'fact.closed_at', where: 'true' },
};
