import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { kindCodes, type ScopeFacts } from '../facts';
import type { Instant } from '../observe';
import type { Scope } from '../scope';
import { Periods, Tally } from './Periods';
import type { Window } from './Window';

/** All that follows from the deployments that finished in a window. */
export type MeasuredDeployments = Pick<
  DeliveryReport,
  'deploymentFrequency' | 'changeFailRate' | 'reworkRate'
>;

/** Deployment frequency, change fail rate and rework rate of a scope. */
export function measureDeployments(
  facts: ScopeFacts,
  scope: Scope,
  window: Window,
  now: Instant,
): MeasuredDeployments {
  const periods = Periods.create(window);
  const [delivering, hotfixes, rollbacks, redeployments, failed, haveFailed] =
    Array.from({ length: 6 }, () => Tally.create(periods));
  const stretch = { from: window.previousFrom, to: window.to };
  facts.eachDeployment('finishedAt', stretch, (row, deployments) => {
    const place = periods.at(deployments.finishedAt[row]);
    switch (deployments.kind[row]) {
      case kindCodes.rollback:
        rollbacks.add(place);
        break;
      case kindCodes.redeploy:
        redeployments.add(place);
        break;
      case kindCodes.failed:
        failed.add(place);
        break;
      default:
        delivering.add(place);
        haveFailed.add(place, deployments.failed[row]);
        hotfixes.add(place, Number(deployments.kind[row] === kindCodes.hotfix));
    }
  });
  const firstDeployedAt = firstDeploymentOf(facts, scope);

  return {
    deploymentFrequency: periods.measure(now, (place, { start, end }) => ({
      // Before the first deployment, and in the future, there is no data, not zero.
      ...(firstDeployedAt < end &&
        start < now && { deployments: delivering.at(place) }),
      hotfixes: hotfixes.at(place),
      rollbacks: rollbacks.at(place),
      redeployments: redeployments.at(place),
      failed: failed.at(place),
    })),
    changeFailRate: periods.measure(now, place => ({
      ...rateOf(haveFailed.at(place), delivering.at(place)),
      failed: haveFailed.at(place),
      deployments: delivering.at(place),
    })),
    reworkRate: periods.measure(now, place => {
      const rework = hotfixes.at(place) + rollbacks.at(place);
      const all = delivering.at(place) + rollbacks.at(place);
      return { ...rateOf(rework, all), rework, deployments: all };
    }),
  };
}

/** Of nothing there is no rate. */
function rateOf(part: number, whole: number): { rate?: number } {
  return whole > 0 ? { rate: part / whole } : {};
}

/** Ever, or to the environment that is asked for. */
function firstDeploymentOf(facts: ScopeFacts, { filter }: Scope): Instant {
  let first = Infinity;
  if (filter?.environment === undefined) {
    for (const { firstDeployedAt = Infinity } of facts.units) {
      first = Math.min(first, firstDeployedAt);
    }
    return first;
  }
  const ever = { from: -Infinity, to: Infinity };
  facts.eachDeployment('finishedAt', ever, (row, deployments) => {
    if (deployments.kind[row] !== kindCodes.failed) {
      first = Math.min(first, deployments.finishedAt[row]);
    }
  });
  return first;
}
