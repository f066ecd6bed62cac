import { toEnvironment } from '../store/scopeBindings';
import type { EvidenceListing } from './EvidenceListing';

/** Those in scope that whoever asks may see. */
const components = `json_to_recordset(cast(:components as json))
  as located (component text, unit text, repository text)`;

/** Comes after everything that ever happened. */
const never = `timestamptz '1970-01-02 00:00:00Z'`;

const deployedLately = `coalesce(fact.deployed_at >= :deployedSince, false)`;

const adoption = {
  from: `(
    select located.*, latest.*
    from ${components}
    left join lateral (
      select finished_at as deployed_at, environment, subjects
      from deployments
      where deployments.unit = located.unit
        and finished_at < :to and kind <> 'failed' and ${toEnvironment}
      order by finished_at desc, deployment_id desc
      limit 1
    ) as latest on true)`,
  at: `coalesce(fact.deployed_at, ${never})`,
  untilEnd: true,
  ofComponents: true,
  length: `extract(epoch from
    cast(:to as timestamptz) - coalesce(fact.deployed_at, ${never}))::float8`,
  key: 'fact.component',
  evidence: `json_build_object(
    'type', 'component', 'entityRef', component, 'repository', repository,
    'deployedLately', ${deployedLately}, 'deployedAt', deployed_at,
    'environment', environment, 'subjects', coalesce(subjects, '{}'))`,
} as const;

/** Components and where they live, with what happened to them. */
export const componentListings = {
  adoption: { ...adoption, where: 'true' },
  'deployed-components': { ...adoption, where: deployedLately },
  'active-repositories': {
    // The day, not the moment: it may be of the one change of one person.
    from: `(
      select repository, array_agg(component order by component) as components,
        date_trunc('day', max(merged_at), cast(:timeZone as text)) as merged_on
      from ${components}
      cross join lateral (
        select max(merged_at) as merged_at
        from changes
        where changes.unit = located.unit
          and merged_at >= :from and merged_at < :to
          and not (by_bot and :withoutBots)
      ) as latest
      where merged_at is not null
      group by repository)`,
    where: 'true',
    at: 'fact.merged_on',
    untilEnd: true,
    ofComponents: true,
    key: 'fact.repository',
    evidence: `json_build_object(
      'type', 'repository', 'repository', repository,
      'mergedOn', merged_on, 'components', components,
      'subjects', json_build_array())`,
  },
} satisfies Record<string, EvidenceListing>;
