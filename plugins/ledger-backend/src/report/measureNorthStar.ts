import type { Adoption, NorthStarReport } from '@pitstop/plugin-ledger-common';
import { DateTime } from 'luxon';
import { kindCodes, type ScopeFacts } from '../facts';
import { lastAtOrBefore } from '../facts/lastAtOrBefore';
import type { Instant } from '../observe';
import type { AllowedStretches } from '../people';
import type { Scope, ScopePart } from '../scope';
import { deployedSince } from './deployedSince';
import { toPeriod } from './toPeriod';
import { inputsOf } from './inputsOf';
import type { Window } from './Window';

/** Deployments of each week, and what drives them. */
export function measureNorthStar(
  facts: ScopeFacts,
  scope: Scope,
  window: Window,
  now: Instant,
  allowed: AllowedStretches,
): Pick<NorthStarReport, 'weeks' | 'contributions' | 'adoption'> {
  const deployments = countDeployments(facts, window);
  const weeksOf = weeksDeployed(facts, window, now);
  const isDeployed = (unit: string, week: number) =>
    weeksOf.get(unit)?.[week] === 1;
  const isDeployedLately = (unit: string) =>
    isDeployed(unit, window.periods.length - 1);
  const inputs = inputsOf(facts, window, allowed);
  const firstWeek = deployments.findIndex(({ size }) => size > 0);
  return {
    weeks: window.periods.map((period, index) => ({
      ...toPeriod(period, now),
      week: DateTime.fromMillis(period.start, {
        zone: window.timeZone,
      }).toFormat("kkkk-'W'WW"),
      ...(firstWeek >= 0 &&
        index >= firstWeek &&
        period.start < now && {
          deployments: sum(deployments[index].values()),
        }),
      inputs: {
        ...inputs[index],
        deployedComponents: countComponents(scope, unit =>
          isDeployed(unit, index),
        ),
      },
    })),
    contributions: (scope.parts ?? [])
      .map(part => {
        const { entityRef, components, units } = part;
        const weekly = deployments.map(ofWeek =>
          sum(units.map(each => ofWeek.get(each) ?? 0)),
        );
        return {
          entityRef,
          deployments: sum(weekly),
          weekly,
          adoption: adoptionOf(
            countComponents(part, isDeployedLately),
            components,
          ),
        };
      })
      .sort((one, other) => (one.entityRef < other.entityRef ? -1 : 1)),
    adoption: adoptionOf(
      countComponents(scope, isDeployedLately),
      scope.components,
    ),
  };
}

/** By week, then by unit. */
function countDeployments(
  facts: ScopeFacts,
  window: Window,
): Array<Map<string, number>> {
  const starts = window.periods.map(({ start }) => start);
  const weeks = starts.map(() => new Map<string, number>());
  facts.eachDeployment('finishedAt', window, (row, columns, { unit }) => {
    const kind = columns.kind[row];
    if (kind === kindCodes.planned || kind === kindCodes.hotfix) {
      const ofWeek = weeks[lastAtOrBefore(starts, columns.finishedAt[row])];
      ofWeek.set(unit, (ofWeek.get(unit) ?? 0) + 1);
    }
  });
  return weeks;
}

/** By unit: in which of the weeks it was deployed, or in the three before. */
function weeksDeployed(
  facts: ScopeFacts,
  window: Window,
  now: Instant,
): Map<string, Uint8Array> {
  const { periods, timeZone } = window;
  const starts = periods.map(({ start }) => start);
  const since = periods.map(({ end }) =>
    deployedSince({ to: end, timeZone }, now),
  );
  const weeksOf = new Map<string, Uint8Array>();
  const stretch = { from: since[0], to: window.to };
  facts.eachDeployment('finishedAt', stretch, (row, columns, { unit }) => {
    if (columns.kind[row] !== kindCodes.failed) {
      const weeks = weeksOf.get(unit) ?? new Uint8Array(periods.length);
      weeksOf.set(unit, weeks);
      const finishedAt = columns.finishedAt[row];
      let week = Math.max(0, lastAtOrBefore(starts, finishedAt));
      while (week < since.length && since[week] <= finishedAt) {
        weeks[week] = 1;
        week += 1;
      }
    }
  });
  return weeksOf;
}

/** The components of a scope, or of a part of it, of the units that are meant. */
function countComponents(
  { units, componentsOfUnit }: Pick<ScopePart, 'units' | 'componentsOfUnit'>,
  isMeant: (unit: string) => boolean,
): number {
  return sum(
    units.filter(isMeant).map(unit => componentsOfUnit?.get(unit)?.length ?? 1),
  );
}

/** Of no components there is no rate. */
function adoptionOf(deployed: number, components: number): Adoption {
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
