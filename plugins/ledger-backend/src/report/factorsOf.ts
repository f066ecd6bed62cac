import type { CorrelationReport } from '@pitstop/plugin-ledger-common';
import { kindCodes, type ScopeFacts } from '../facts';
import type { Instant } from '../observe';
import {
  factorsOfBuilds,
  factorsOfFindings,
  factorsOfProjects,
} from './factorsOfRepositories';
import { Samples } from './Samples';
import type { Window } from './Window';

/** The numbers of a component; what is not known is not there. */
export type Factors = CorrelationReport['points'][number];

/**
 * The numbers of each unit of a scope that was deployed in the range, in the
 * order of the units: what is told of a repository is so of each of its units.
 */
export function factorsOf(
  facts: ScopeFacts,
  window: Window,
  now: Instant,
): Factors[] {
  const at = Math.min(window.to, now);
  const builds = factorsOfBuilds(facts, window);
  const findings = factorsOfFindings(facts, at);
  const projects = factorsOfProjects(facts, at);
  return [...factorsOfUnits(facts, window)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([unit, factors]) => {
      const [repository] = unit.split('#');
      return {
        ...factors,
        ...builds.get(repository),
        ...findings.get(repository),
        ...projects.get(repository),
      };
    });
}

/** What is counted of a unit. */
interface Counts {
  deployments: number;
  failed: number;
  incidents: number;
}

function factorsOfUnits(
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
