import { toEnvironment } from '../store/scopeBindings';
import type { EvidenceListing } from './EvidenceListing';

/** The repository of a unit. */
const repository = `split_part(fact.unit, '#', 1)`;

const deployments = {
  from: 'deployments',
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

const broughtChanges = (which: string) => `exists (
  select from changes
  where changes.unit = fact.unit
    and changes.deployed_at = fact.finished_at
    and changes.deployment_id = fact.deployment_id
    and ${which})`;

const counted = `fact.kind in ('planned', 'hotfix')`;

/** The facts of deployments, what they carried, and what they caused. */
export const deliveryListings = {
  deployments: { ...deployments, where: 'true' },
  'deployment-frequency': { ...deployments, where: counted },
  hotfixes: { ...deployments, where: `fact.kind = 'hotfix'` },
  rollbacks: { ...deployments, where: `fact.kind = 'rollback'` },
  redeployments: { ...deployments, where: `fact.kind = 'redeploy'` },
  'failed-attempts': { ...deployments, where: `fact.kind = 'failed'` },
  'lead-time': {
    ...deployments,
    where: broughtChanges('true'),
    length: leadTime,
  },
  unmeasurable: {
    ...deployments,
    where: broughtChanges('lead_time_milliseconds < 0'),
  },
  undeployed: {
    // As `measureUndeployed` counts them.
    from: `(
      select unit, count(*)::int as changes, min(merged_at) as oldest_merged_at
      from changes join units using (unit)
      where unit = any(:units) and merged_at < :to
        and not presumed_deployed
        and (deployed_at is null or deployed_at >= :to)
        and not (by_bot and :withoutBots)
        and (
          first_deployed_at < :to or merged_at >=
            cast(:to as timestamptz) - look_back_days * interval '1 day'
        )
      group by unit)`,
    where: 'true',
    at: 'fact.oldest_merged_at',
    untilEnd: true,
    length:
      'extract(epoch from cast(:to as timestamptz) - fact.oldest_merged_at)::float8',
    key: 'fact.unit',
    join: `left join lateral (
        select finished_at, subjects
        from deployments
        where deployments.unit = fact.unit
          and finished_at < :to and kind <> 'failed'
        order by finished_at desc, deployment_id desc
        limit 1
      ) as latest on true`,
    evidence: `json_build_object(
      'type', 'undeployed', 'repository', ${repository},
      'changes', fact.changes, 'oldestMergedAt', oldest_merged_at,
      'deployedAt', latest.finished_at,
      'subjects', coalesce(latest.subjects, '{}'))`,
  },
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
    from: 'incidents',
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
} satisfies Record<string, EvidenceListing>;
