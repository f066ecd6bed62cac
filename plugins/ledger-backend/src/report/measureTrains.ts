import type {
  DeploymentDay,
  DeploymentsReport,
  TrainDeployment,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { Scope } from '../scope';
import { scopeBindings, toEnvironment } from '../store/scopeBindings';
import { toIso } from './buckets';
import type { Window } from './Window';

const mostTrains = 20;
const mostDeployments = 100;
const mostDays = 800;

/** The release train of each component, and the days on which something was deployed. */
export async function measureTrains(
  knex: Knex,
  scope: Scope,
  window: Window,
): Promise<DeploymentsReport> {
  const stretch = { from: toIso(window.from), to: toIso(window.to) };
  const units = await readUnitTotals(knex, scope, stretch);
  const components = units.flatMap(({ unit, total }) =>
    (scope.componentsOfUnit?.get(unit) ?? [unit]).map(entityRef => ({
      entityRef,
      unit,
      total,
    })),
  );
  const shown = components.slice(0, mostTrains);
  const deployments = await readDeployments(
    knex,
    { ...scope, units: [...new Set(shown.map(({ unit }) => unit))] },
    stretch,
  );
  return {
    trains: shown.map(({ entityRef, unit, total }) => ({
      entityRef,
      total,
      deployments: deployments.get(unit) ?? [],
    })),
    deployedComponents: components.length,
    days: await readDays(knex, scope, window),
  };
}

/** Those that were deployed last first. */
async function readUnitTotals(
  knex: Knex,
  scope: Scope,
  stretch: { from: string; to: string },
): Promise<Array<{ unit: string; total: number }>> {
  const { rows } = await knex.raw<{
    rows: Array<{ unit: string; total: number }>;
  }>(
    `select unit, count(*)::int as total
     from deployments
     where unit = any(:units) and ${toEnvironment}
       and finished_at >= :from and finished_at < :to
     group by unit
     order by max(finished_at) desc, unit`,
    { ...scopeBindings(scope), ...stretch },
  );
  return rows;
}

/** Of each unit the latest, oldest first. */
async function readDeployments(
  knex: Knex,
  scope: Scope,
  stretch: { from: string; to: string },
): Promise<Map<string, TrainDeployment[]>> {
  // Relies on the indexes on (unit, finished_at, kind) and (unit, deployed_at).
  const { rows } = await knex.raw<{
    rows: Array<{ unit: string; deployments: TrainDeployment[] }>;
  }>(
    `select asked.unit, json_agg(
       json_strip_nulls(json_build_object(
         'finishedAt', finished_at, 'environment', environment, 'kind', kind,
         'changes', (
           select count(*) from changes
           where changes.unit = latest.unit
             and changes.deployed_at = latest.finished_at
             and changes.deployment_id = latest.deployment_id
         ),
         'failure', case when failures <> '{}' then json_build_object(
           'reasons', failures, 'recoveredAt', recovered_at) end,
         'subjects', subjects))
       order by finished_at, deployment_id
     ) as deployments
     from unnest(cast(:units as text[])) as asked(unit)
     cross join lateral (
       select * from deployments
       where deployments.unit = asked.unit and ${toEnvironment}
         and finished_at >= :from and finished_at < :to
       order by finished_at desc, deployment_id desc
       limit ${mostDeployments}
     ) as latest
     group by asked.unit`,
    { ...scopeBindings(scope), ...stretch },
  );
  return new Map(rows.map(row => [row.unit, row.deployments]));
}

async function readDays(
  knex: Knex,
  scope: Scope,
  window: Window,
): Promise<DeploymentDay[]> {
  const { rows } = await knex.raw<{ rows: DeploymentDay[] }>(
    `select to_char(finished_at at time zone :timeZone, 'YYYY-MM-DD') as date,
       count(*)::int as deployments,
       (count(*) filter (where failures <> '{}'))::int as failed
     from deployments
     where unit = any(:units) and ${toEnvironment}
       and kind in ('planned', 'hotfix')
       and finished_at >= :from and finished_at < :to
     group by 1
     order by 1 desc
     limit ${mostDays}`,
    {
      ...scopeBindings(scope),
      timeZone: window.timeZone,
      from: toIso(window.from),
      to: toIso(window.to),
    },
  );
  return rows.reverse();
}
