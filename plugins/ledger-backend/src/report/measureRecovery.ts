import type {
  DeliveryReport,
  IncidentCounts,
} from '@pitstop/plugin-ledger-common';
import { kindCodes, type ScopeFacts } from '../facts';
import type { Instant } from '../observe';
import { toIso } from './toIso';
import { Periods, Tally } from './Periods';
import { Samples } from './Samples';
import type { Window } from './Window';

/** How long failed deployments took to recover, and those that have not. */
export function measureRecovery(
  facts: ScopeFacts,
  window: Window,
  now: Instant,
): DeliveryReport['recoveryTime'] {
  const periods = Periods.create(window);
  const recovered = Tally.create(periods);
  const seconds = Samples.create(periods);
  const stretch = { from: window.previousFrom, to: window.to };
  facts.eachDeployment('recoveredAt', stretch, (row, deployments) => {
    if (delivers(deployments.kind[row])) {
      const { finishedAt, recoveredAt } = deployments;
      const place = periods.at(recoveredAt[row]);
      recovered.add(place);
      seconds.add(place, (recoveredAt[row] - finishedAt[row]) / 1000);
    }
  });
  return {
    ...periods.measure(now, place => {
      const [median, p90] =
        seconds.percentiles(...periods.within(place), [0.5, 0.9]) ?? [];
      return {
        recovered: recovered.at(place),
        ...(median !== undefined && { medianSeconds: median, p90Seconds: p90 }),
      };
    }),
    stillFailing: countStillFailing(facts, Math.min(window.to, now)),
  };
}

function delivers(kind: number): boolean {
  return kind === kindCodes.planned || kind === kindCodes.hotfix;
}

function countStillFailing(
  facts: ScopeFacts,
  at: Instant,
): DeliveryReport['recoveryTime']['stillFailing'] {
  let deployments = 0;
  let oldest = Infinity;
  const before = { from: -Infinity, to: at };
  facts.eachDeployment('finishedAt', before, (row, columns) => {
    const { kind, failed, recoveredAt, finishedAt } = columns;
    // What has not recovered has no moment, which is not before any.
    const hasRecovered = recoveredAt[row] < at;
    if (failed[row] === 1 && !hasRecovered && delivers(kind[row])) {
      deployments += 1;
      oldest = Math.min(oldest, finishedAt[row]);
    }
  });
  return {
    deployments,
    ...(deployments > 0 && { oldestFinishedAt: toIso(oldest) }),
  };
}

/** The incidents that began in a window, by what caused them. */
export function countIncidents(
  facts: ScopeFacts,
  { from, to }: Window,
): IncidentCounts {
  const counts = {
    incidents: 0,
    byDeployment: 0,
    byOtherDeployment: 0,
    withoutCause: 0,
  };
  facts.eachIncident({ from, to }, (row, { kind }) => {
    counts.incidents += 1;
    if (delivers(kind[row])) {
      counts.byDeployment += 1;
    } else if (Number.isNaN(kind[row])) {
      counts.withoutCause += 1;
    } else {
      counts.byOtherDeployment += 1;
    }
  });
  return counts;
}
