import type { DeliveryReport } from '@pitstop/plugin-ledger-common';

/** What stands between an entity and its first number. */
export type Obstacle =
  | 'no-components'
  | 'not-linked'
  | 'none-linked'
  | 'never-deployed';

/** A range that ends earlier may lie before the first deployment. */
function reachesThePresent(report: DeliveryReport): boolean {
  const { series } = report.deploymentFrequency;
  const last = series[series.length - 1];
  return last === undefined || last.incomplete;
}

/**
 * Undefined when there is something to show.
 *
 * @param needsDeployments - Nothing can be shown before the first one.
 */
export function findObstacle(
  report: DeliveryReport,
  needsDeployments = true,
): Obstacle | undefined {
  const { scope, deploymentFrequency } = report;
  if (scope.components === 0) {
    return 'no-components';
  }
  if (scope.linkedComponents === 0) {
    return scope.kind === 'component' ? 'not-linked' : 'none-linked';
  }
  return needsDeployments &&
    deploymentFrequency.current.deployments === undefined &&
    reachesThePresent(report)
    ? 'never-deployed'
    : undefined;
}
