import type { Fields } from '@pitstop/plugin-devhose-node';
import { conditionOf, type Happening } from './Happening';

const revisionAnnotation = 'deployment.kubernetes.io/revision';

/**
 * How the rollout of a deployment's revision is going. Each revision begins and
 * ends once, however often the deployment is scaled meanwhile.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status
 */
export function deploymentHappenings(deployment: Fields): Happening[] {
  const metadata = deployment.object('metadata');
  const revision = revisionOf(metadata);
  const status = deployment.optionalObject('status');
  const progressing = status && conditionOf(status, 'Progressing');
  if (
    revision === undefined ||
    status === undefined ||
    progressing === undefined ||
    // The status is still that of what was wanted before.
    (status.optionalCount('observedGeneration') ?? 0) <
      metadata.count('generation')
  ) {
    return [];
  }
  const name = rolloutState(deployment.object('spec'), status, progressing);
  return name === undefined
    ? []
    : [
        {
          id: `${metadata.string('uid')}-${revision}-${name}`,
          name,
          happenedAt:
            progressing.optionalInstant('lastUpdateTime') ??
            metadata.instant('creationTimestamp'),
        },
      ];
}

/** Which attempt to change the pods this is, counted by Kubernetes. */
export function revisionOf(metadata: Fields): string | undefined {
  return metadata
    .optionalObject('annotations')
    ?.optionalString(revisionAnnotation);
}

/** As `kubectl rollout status` decides it. */
function rolloutState(
  spec: Fields,
  status: Fields,
  progressing: Fields,
): Happening['name'] | undefined {
  const reason = progressing.optionalString('reason');
  if (reason === 'ProgressDeadlineExceeded') {
    return 'rollout-failed';
  }
  const wanted = spec.optionalCount('replicas') ?? 1;
  const updated = status.optionalCount('updatedReplicas') ?? 0;
  const isDone =
    updated >= wanted &&
    (status.optionalCount('replicas') ?? 0) <= updated &&
    (status.optionalCount('availableReplicas') ?? 0) >= updated;
  if (isDone) {
    return reason === 'NewReplicaSetAvailable' ? 'rollout-finished' : undefined;
  }
  // A deployment that is whole and loses a pod is not rolled out again.
  return reason === 'NewReplicaSetAvailable' ? undefined : 'rollout-started';
}
