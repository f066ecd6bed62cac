import type { Instant } from './Instant';

/** What is known of a deployment. */
export interface DeploymentObservation {
  repository: string;
  deploymentId: string;
  /** Subject of the events that told of it. */
  subject: string;
  environment: string;
  /** The tool's own flag; absent where it has none. */
  production?: boolean;
  commit: string;
  task: string;
  /** The pipeline run it is part of, and the job in it. */
  run?: string;
  job?: string;
  /** The component that its payload names. */
  component?: string;
  createdAt: Instant;
  /** When it last began to roll out; absent where the tool doesn't say. */
  startedAt?: Instant;
  /** How it ended, as its last status says; absent while it has not. */
  end?: { at: Instant; succeeded: boolean };
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
  const starts = [one.startedAt, other.startedAt].filter(
    at => at !== undefined,
  );
  return {
    ...later(one, other),
    ...(starts.length > 0 && { startedAt: Math.max(...starts) }),
  };
}

function later(
  one: DeploymentObservation,
  other: DeploymentObservation,
): DeploymentObservation {
  const difference =
    (one.end?.at ?? 0) - (other.end?.at ?? 0) ||
    // In the same second both was said: it succeeded only if all of it did.
    Number(other.end?.succeeded ?? true) - Number(one.end?.succeeded ?? true);
  if (difference !== 0) {
    return difference > 0 ? one : other;
  }
  return contents(one) >= contents(other) ? one : other;
}

function contents(deployment: DeploymentObservation): string {
  return JSON.stringify([
    deployment.end?.at ?? 0,
    deployment.run ?? '',
    deployment.job ?? '',
    deployment.component ?? '',
    deployment.production ?? '',
    deployment.environment,
    deployment.commit,
    deployment.task,
    deployment.subject,
    deployment.createdAt,
  ]);
}
