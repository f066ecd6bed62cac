import type { Instant } from './Instant';

/** How a deployment ended, as far as is known. */
export interface DeploymentObservation {
  repository: string;
  deploymentId: string;
  environment: string;
  /** The tool's own flag; absent where it has none. */
  production?: boolean;
  commit: string;
  task: string;
  createdAt: Instant;
  succeeded: boolean;
  finishedAt: Instant;
}

/** What tells one deployment from another. */
export function deploymentKey(deployment: {
  repository: string;
  deploymentId: string;
}): string {
  return `${deployment.repository} ${deployment.deploymentId}`;
}

/**
 * Joins what two events told of the same deployment: what its last status says
 * counts. Commutative, associative and idempotent.
 */
export function mergeDeployments(
  one: DeploymentObservation,
  other: DeploymentObservation,
): DeploymentObservation {
  const difference =
    one.finishedAt - other.finishedAt ||
    // In the same second both was said: it succeeded only if all of it did.
    Number(other.succeeded) - Number(one.succeeded);
  if (difference !== 0) {
    return difference > 0 ? one : other;
  }
  return contents(one) >= contents(other) ? one : other;
}

function contents(deployment: DeploymentObservation): string {
  return JSON.stringify([
    deployment.production ?? '',
    deployment.environment,
    deployment.commit,
    deployment.task,
    deployment.createdAt,
  ]);
}
