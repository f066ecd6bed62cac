import type {
  Adoption,
  NorthStarContribution,
  NorthStarInputs,
  NorthStarWeek,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import type { Instant } from '../observe';
import type { AllowedStretches } from '../people';
import type { Scope, ScopePart } from '../scope';
import { toIso } from './buckets';
import type { Window } from './Window';

/** A component is on the platform when it was deployed in so many weeks up to now. */
export const adoptionWeeks = 4;

interface Bindings {
  [name: string]: Knex.Value;
}

/** Deployments of each week, and what drives them. */
export async function measureNorthStar(
  knex: Knex,
  scope: Scope,
  window: Window,
  now: Instant,
  allowed: AllowedStretches,
): Promise<{ weeks: NorthStarWeek[]; contributions: NorthStarContribution[] }> {
  const bindings = {
    units: scope.units,
    repositories: scope.repositories,
    starts: window.periods.map(({ start }) => toIso(start)),
    from: toIso(window.from),
    to: toIso(window.to),
  };
  const deployments = await countDeployments(knex, bindings);
  const deployed = await readDeployed(knex, scope, window);
  const deployedLately = deployed.at(-1) ?? new Set();
  const inputs = await readInputs(knex, window, allowed, bindings);
  const firstWeek = window.periods.findIndex(
    (_, index) => (deployments.get(index + 1)?.size ?? 0) > 0,
  );
  return {
    weeks: window.periods.map(({ start, end, cut }, index) => ({
      start: toIso(start),
      end: toIso(end),
      incomplete: cut || end > now,
      week: DateTime.fromMillis(start, { zone: window.timeZone }).toFormat(
        "kkkk-'W'WW",
      ),
      ...(firstWeek >= 0 &&
        index >= firstWeek &&
        start < now && {
          deployments: sum(deployments.get(index + 1)?.values() ?? []),
        }),
      inputs: {
        ...inputs[index],
        deployedComponents: countComponents(scope, deployed[index]),
      },
    })),
    contributions: (scope.parts ?? [])
      .map(part => {
        const { entityRef, components, units } = part;
        const weekly = window.periods.map((_, index) => {
          const ofWeek = deployments.get(index + 1);
          return sum(units.map(each => ofWeek?.get(each) ?? 0));
        });
        return {
          entityRef,
          deployments: sum(weekly),
          weekly,
          adoption: adoptionOf(
            countComponents(part, deployedLately),
            components,
          ),
        };
      })
      .sort((one, other) => (one.entityRef < other.entityRef ? -1 : 1)),
  };
}

/** By week, then by unit. */
async function countDeployments(
  knex: Knex,
  bindings: Bindings,
): Promise<Map<number, Map<string, number>>> {
  // The index on (unit, finished_at, kind) has all that is needed.
  const { rows } = await knex.raw<{
    rows: Array<{ unit: string; week: number; deployments: number }>;
  }>(
    `select unit,
       width_bucket(finished_at, cast(:starts as timestamptz[])) as week,
       count(*)::int as deployments
     from deployments
     where unit = any(:units)
       and finished_at >= :from and finished_at < :to
       and kind in ('planned', 'hotfix')
     group by 1, 2`,
    bindings,
  );
  const weeks = new Map<number, Map<string, number>>();
  for (const { unit, week, deployments } of rows) {
    const units = weeks.get(week) ?? new Map<string, number>();
    units.set(unit, deployments);
    weeks.set(week, units);
  }
  return weeks;
}

async function readInputs(
  knex: Knex,
  window: Window,
  allowed: AllowedStretches,
  bindings: Bindings,
): Promise<Array<Omit<NorthStarInputs, 'deployedComponents'>>> {
  const merges = await readMerges(knex, allowed, bindings);
  const builds = await readBuilds(knex, bindings);
  return window.periods.map((_, index) => {
    const merge = merges.get(index + 1);
    const build = builds.get(index + 1);
    return {
      activeRepositories: merge?.repositories ?? 0,
      ...(build && {
        buildMedianSeconds: build.median,
        buildSuccessRate: build.success,
      }),
      ...(typeof merge?.median === 'number' && {
        mergeMedianSeconds: merge.median,
      }),
    };
  });
}

async function readMerges(
  knex: Knex,
  { current, minimum }: AllowedStretches,
  bindings: Bindings,
): Promise<Map<number, { repositories: number; median: number | null }>> {
  const { rows } = await knex.raw<{
    rows: Array<{ week: number; repositories: number; median: number | null }>;
  }>(
    `with merged as (
       select split_part(unit, '#', 1) as repository, contributors,
         merge_milliseconds,
         width_bucket(merged_at, cast(:starts as timestamptz[])) as week,
         merged_at >= cast(:allowedFrom as timestamptz)
           and merged_at < cast(:allowedTo as timestamptz) as allowed
       from changes
       where unit = any(:units)
         and merged_at >= :from and merged_at < :to
     ), people as (
       select week, count(distinct contributor) as people
       from merged, unnest(contributors) as contributor
       group by week
     )
     select week, count(distinct repository)::int as repositories,
       percentile_cont(0.5) within group (order by merge_milliseconds / 1000.0::float8)
         filter (where allowed and people >= :minimum) as median
     from merged
     left join people using (week)
     group by week`,
    {
      ...bindings,
      minimum,
      allowedFrom: current ? toIso(current.from) : bindings.to,
      allowedTo: current ? toIso(current.to) : bindings.to,
    },
  );
  return new Map(rows.map(row => [row.week, row]));
}

async function readBuilds(
  knex: Knex,
  bindings: Bindings,
): Promise<Map<number, { median: number; success: number }>> {
  const { rows } = await knex.raw<{
    rows: Array<{ week: number; median: number; success: number }>;
  }>(
    `select width_bucket(finished_at, cast(:starts as timestamptz[])) as week,
       percentile_cont(0.5) within group (
         order by extract(epoch from finished_at - started_at)::float8
       ) as median,
       avg((outcome = 'success')::int)::float8 as success
     from builds
     where repository = any(:repositories)
       and finished_at >= :from and finished_at < :to and outcome <> 'other'
     group by week`,
    bindings,
  );
  return new Map(rows.map(row => [row.week, row]));
}

/** Units deployed in the weeks up to the end of each. */
async function readDeployed(
  knex: Knex,
  { units }: Scope,
  window: Window,
): Promise<Array<Set<string>>> {
  const zone = window.timeZone;
  const before = DateTime.fromMillis(window.from, { zone });
  const starts = [
    ...Array.from({ length: adoptionWeeks - 1 }, (_, index) =>
      before.minus({ weeks: adoptionWeeks - 1 - index }).toMillis(),
    ),
    ...window.periods.map(({ start }) => start),
  ];
  const { rows } = await knex.raw<{
    rows: Array<{ week: number; units: string[] }>;
  }>(
    `select week, array_agg(distinct unit) as units
     from (
       select unit,
         width_bucket(finished_at, cast(:starts as timestamptz[])) as week
       from deployments
       where unit = any(:units) and kind <> 'failed'
         and finished_at >= :from and finished_at < :to
       group by 1, 2
     ) as deployed
     group by week`,
    {
      units,
      starts: starts.map(toIso),
      from: toIso(starts[0]),
      to: toIso(window.to),
    },
  );
  const byWeek = new Map(rows.map(row => [row.week, row.units]));
  return window.periods.map((_, index) => {
    const deployed = new Set<string>();
    for (let week = index + 1; week <= index + adoptionWeeks; week++) {
      for (const unit of byWeek.get(week) ?? []) {
        deployed.add(unit);
      }
    }
    return deployed;
  });
}

/** The components of a scope, or of a part of it, that share these units. */
function countComponents(
  { units, componentsOfUnit }: Pick<ScopePart, 'units' | 'componentsOfUnit'>,
  among: ReadonlySet<string>,
): number {
  return sum(
    units
      .filter(unit => among.has(unit))
      .map(unit => componentsOfUnit?.get(unit)?.length ?? 1),
  );
}

/** Of no components there is no rate. */
export function adoptionOf(deployed: number, components: number): Adoption {
  return {
    deployed,
    components,
    ...(components > 0 && { rate: Math.min(1, deployed / components) }),
  };
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) {
    total += number;
  }
  return total;
}
