import type {
  DeliveryReport,
  ReportHeader,
} from '@pitstop/plugin-ledger-common';

/** What stands between an entity and its first number. */
export type Obstacle =
  | 'nothing-left'
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

/** What stands between a scope and its first event; undefined where nothing does. */
export function findGap({ scope }: ReportHeader): Obstacle | undefined {
  if (scope.filter && scope.linkedComponents === 0) {
    return 'nothing-left';
  }
  if (scope.components === 0) {
    return 'no-components';
  }
  if (scope.linkedComponents === 0) {
    return scope.kind === 'component' ? 'not-linked' : 'none-linked';
  }
  return undefined;
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
  const gap = findGap(report);
  if (gap) {
    return gap;
  }
  return needsDeployments &&
    report.deploymentFrequency.current.deployments === undefined &&
    reachesThePresent(report)
    ? 'never-deployed'
    : undefined;
}
