import { kindCodes, outcomeCodes, type ScopeFacts } from '../facts';
import type { Factors } from './readFactors';
import { Samples } from './Samples';
import type { Window } from './Window';

/** What is counted of a unit. */
interface Counts {
  deployments: number;
  failed: number;
  incidents: number;
}

/** The numbers of the units that were deployed in the range, by unit. */
export function factorsOfUnits(
  facts: ScopeFacts,
  window: Window,
): Map<string, Factors> {
  const places = new Map(facts.units.map(({ unit }, place) => [unit, place]));
  const placeOf = (unit: string) => places.get(unit) ?? 0;
  const leadTimes = Samples.create({ places: places.size });
  const recoveryTimes = Samples.create({ places: places.size });
  const units = new Map<string, Counts>();

  facts.eachDeployment('finishedAt', window, (row, columns, { unit }) => {
    const counts = units.get(unit) ?? {
      deployments: 0,
      failed: 0,
      incidents: 0,
    };
    units.set(unit, counts);
    const { kind, failed, finishedAt, recoveredAt } = columns;
    if (kind[row] === kindCodes.planned || kind[row] === kindCodes.hotfix) {
      counts.deployments += 1;
      counts.failed += failed[row];
      const recoveryMilliseconds = recoveredAt[row] - finishedAt[row];
      recoveryTimes.add(placeOf(unit), recoveryMilliseconds / 1000);
    }
  });
  facts.eachIncident(window, (_, __, { unit }) => {
    const counts = units.get(unit);
    if (counts) {
      counts.incidents += 1;
    }
  });
  facts.eachChange('deployedAt', window, (row, changes, { unit }) => {
    if (changes.leadTimeMilliseconds[row] >= 0) {
      leadTimes.add(placeOf(unit), changes.leadTimeMilliseconds[row] / 1000);
    }
  });

  return new Map(
    [...units].map(([unit, { deployments, failed, incidents }]) => {
      const place = placeOf(unit);
      const recovery = recoveryTimes.percentiles(place, place, [0.5]);
      const leadTime = leadTimes.percentiles(place, place, [0.5]);
      return [
        unit,
        {
          deployments,
          ...(deployments > 0 && { 'change-fail-rate': failed / deployments }),
          ...(recovery && { 'recovery-time': recovery[0] }),
          ...(leadTime && { 'lead-time': leadTime[0] }),
          // Who deploys and has none, has none; scanners may not be there at all.
          incidents,
        },
      ];
    }),
  );
}

/** The numbers of the builds that ended in the range, by repository. */
export function factorsOfBuilds(
  facts: ScopeFacts,
  { from, to }: Window,
): Map<string, Factors> {
  const factors = new Map<string, Factors>();
  for (const { repository, builds } of facts.builds) {
    const seconds = Samples.create({ places: 1 });
    let succeeded = 0;
    for (let row = 0; row < builds.rows; row++) {
      const { finishedAt, outcome, durationMilliseconds } = builds;
      if (
        finishedAt[row] >= from &&
        finishedAt[row] < to &&
        outcome[row] !== outcomeCodes.other
      ) {
        succeeded += Number(outcome[row] === outcomeCodes.success);
        seconds.add(0, durationMilliseconds[row] / 1000);
      }
    }
    const median = seconds.percentiles(0, 0, [0.5]);
    if (median) {
      factors.set(repository, {
        'build-duration': median[0],
        'build-success-rate': succeeded / seconds.count(0, 0),
      });
    }
  }
  return factors;
}
