import type {
  Adoption,
  NorthStarContribution,
  NorthStarWeek,
} from '@pitstop/plugin-ledger-common';
import { DateTime } from 'luxon';
import { kindCodes, type ScopeFacts } from '../facts';
import { lastAtOrBefore } from '../facts/lastAtOrBefore';
import type { Instant } from '../observe';
import type { AllowedStretches } from '../people';
import type { Scope, ScopePart } from '../scope';
import { toPeriod } from './toPeriod';
import { inputsOf } from './inputsOf';
import type { Window } from './Window';

/** A component is on the platform when it was deployed in so many weeks up to now. */
export const adoptionWeeks = 4;

/** Deployments of each week, and what drives them. */
export function measureNorthStar(
  facts: ScopeFacts,
  scope: Scope,
  window: Window,
  now: Instant,
  allowed: AllowedStretches,
): { weeks: NorthStarWeek[]; contributions: NorthStarContribution[] } {
  const deployments = countDeployments(facts, window);
  const deployed = unitsDeployed(facts, window);
  const deployedLately = deployed.at(-1) ?? new Set();
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
        deployedComponents: countComponents(scope, deployed[index]),
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
            countComponents(part, deployedLately),
            components,
          ),
        };
      })
      .sort((one, other) => (one.entityRef < other.entityRef ? -1 : 1)),
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

/** Units deployed in the weeks up to the end of each. */
function unitsDeployed(facts: ScopeFacts, window: Window): Array<Set<string>> {
  const zone = window.timeZone;
  const before = DateTime.fromMillis(window.from, { zone });
  const starts = [
    ...Array.from({ length: adoptionWeeks - 1 }, (_, index) =>
      before.minus({ weeks: adoptionWeeks - 1 - index }).toMillis(),
    ),
    ...window.periods.map(({ start }) => start),
  ];
  const weeks = starts.map(() => new Set<string>());
  const stretch = { from: starts[0], to: window.to };
  facts.eachDeployment('finishedAt', stretch, (row, columns, { unit }) => {
    if (columns.kind[row] !== kindCodes.failed) {
      weeks[lastAtOrBefore(starts, columns.finishedAt[row])].add(unit);
    }
  });
  return window.periods.map(
    (_, index) =>
      new Set(
        weeks.slice(index, index + adoptionWeeks).flatMap(units => [...units]),
      ),
  );
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
