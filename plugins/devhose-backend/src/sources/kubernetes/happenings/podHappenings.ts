import type { Fields } from '@pitstop/plugin-devhose-node';
import type { Happening } from './Happening';

const digest = /sha256:[0-9a-f]{64}/;

/**
 * What the containers of a pod go through: killed for want of memory (every
 * time), crashing again and again (once per pod), and which image it is that
 * runs (once per replica set, not for each of its pods).
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
export function podHappenings(pod: Fields): Happening[] {
  const status = pod.optionalObject('status');
  const containers = [
    ...(status?.optionalObjects('initContainerStatuses') ?? []),
    ...(status?.optionalObjects('containerStatuses') ?? []),
  ];
  return containers.flatMap(container => [
    ...outOfMemory(pod, container),
    ...crashLooping(pod, container),
    ...running(pod, container),
  ]);
}

function outOfMemory(pod: Fields, container: Fields): Happening[] {
  const name = container.string('name');
  return ['state', 'lastState'].flatMap(each => {
    const ended = container.optionalObject(each)?.optionalObject('terminated');
    if (ended?.optionalString('reason') !== 'OOMKilled') {
      return [];
    }
    const happenedAt = ended.instant('finishedAt');
    return [
      {
        id: `${uidOf(pod)}-${name}-oom-${Date.parse(happenedAt) / 1_000}`,
        name: 'container-oom-killed',
        happenedAt,
        container: name,
      },
    ];
  });
}

function crashLooping(pod: Fields, container: Fields): Happening[] {
  const waiting = container.optionalObject('state')?.optionalObject('waiting');
  if (waiting?.optionalString('reason') !== 'CrashLoopBackOff') {
    return [];
  }
  const name = container.string('name');
  const ended = container
    .optionalObject('lastState')
    ?.optionalObject('terminated');
  return [
    {
      id: `${uidOf(pod)}-${name}-crash-loop`,
      name: 'container-crash-looping',
      happenedAt:
        ended?.optionalInstant('finishedAt') ??
        pod.object('metadata').instant('creationTimestamp'),
      container: name,
    },
  ];
}

function running(pod: Fields, container: Fields): Happening[] {
  const since = container.optionalObject('state')?.optionalObject('running');
  const image = digest.exec(container.optionalString('imageID') ?? '')?.[0];
  if (since === undefined || image === undefined) {
    return [];
  }
  const name = container.string('name');
  return [
    {
      id: `${ownerOf(pod)}-${name}-running-${image.slice(7, 23)}`,
      name: 'image-running',
      happenedAt: since.instant('startedAt'),
      container: name,
    },
  ];
}

function uidOf(pod: Fields): string {
  return pod.object('metadata').string('uid');
}

/** What made the pod: all pods of a replica set run the same. */
function ownerOf(pod: Fields): string {
  const [owner] = pod.object('metadata').optionalObjects('ownerReferences');
  return owner?.string('uid') ?? uidOf(pod);
}
