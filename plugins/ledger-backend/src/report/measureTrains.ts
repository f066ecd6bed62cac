import type {
  DeploymentDay,
  DeploymentsReport,
  TrainDeployment,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { kindCodes, type ScopeFacts } from '../facts';
import { lastAtOrBefore } from '../facts/lastAtOrBefore';
import type { Instant } from '../observe';
import type { Scope } from '../scope';
import { scopeBindings, toEnvironment } from '../store/scopeBindings';
import { toIso } from './toIso';
import { daysBetween } from './daysBetween';
import type { Window } from './Window';

const mostTrains = 20;
const mostDeployments = 100;
const mostDays = 800;

/** The release train of each component, and the days on which something was deployed. */
export async function measureTrains(
  knex: Knex,
  facts: ScopeFacts,
  scope: Scope,
  window: Window,
): Promise<DeploymentsReport> {
  const components = totalsOf(facts, window).flatMap(({ unit, total }) =>
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
    { from: toIso(window.from), to: toIso(window.to) },
  );
  return {
    trains: shown.map(({ entityRef, unit, total }) => ({
      entityRef,
      total,
      deployments: deployments.get(unit) ?? [],
    })),
    deployedComponents: components.length,
    days: daysOf(facts, window),
  };
}

/** Of the units that were deployed, those that were last first. */
function totalsOf(
  facts: ScopeFacts,
  window: Window,
): Array<{ unit: string; total: number }> {
  const totals = new Map<string, { total: number; last: Instant }>();
  facts.eachDeployment('finishedAt', window, (row, columns, { unit }) => {
    const { total, last } = totals.get(unit) ?? { total: 0, last: -Infinity };
    totals.set(unit, {
      total: total + 1,
      last: Math.max(last, columns.finishedAt[row]),
    });
  });
  return [...totals]
    .map(([unit, totalsOfUnit]) => ({ unit, ...totalsOfUnit }))
    .sort(
      (one, other) => other.last - one.last || (one.unit < other.unit ? -1 : 1),
    );
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

/** The latest on which there were deployments that count, oldest first. */
function daysOf(facts: ScopeFacts, window: Window): DeploymentDay[] {
  const days = daysBetween(window.from, window.to, window.timeZone);
  const starts = days.map(({ start }) => start);
  const deployments = new Uint32Array(starts.length);
  const failed = new Uint32Array(starts.length);
  facts.eachDeployment('finishedAt', window, (row, columns) => {
    const kind = columns.kind[row];
    if (kind === kindCodes.planned || kind === kindCodes.hotfix) {
      const day = lastAtOrBefore(starts, columns.finishedAt[row]);
      deployments[day] += 1;
      failed[day] += columns.failed[row];
    }
  });
  return days
    .map(({ date }, day) => ({
      date,
      deployments: deployments[day],
      failed: failed[day],
    }))
    .filter(day => day.deployments > 0)
    .slice(-mostDays);
}
