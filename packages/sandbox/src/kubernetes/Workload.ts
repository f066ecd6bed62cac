import { createHash } from 'node:crypto';
import type { Cluster } from './Cluster';
import { instant, type KubernetesObject } from './objects';

const revisionAnnotation = 'deployment.kubernetes.io/revision';

/** What runs: a service of the company in a namespace. */
export interface WorkloadOptions {
  cluster: Cluster;
  /** As `backstage.io/kubernetes-id` calls it. */
  name: string;
  namespace: string;
  replicas: number;
  /** How often it was rolled out before. */
  revision?: number;
}

/** A deployment and its pods, which go through what is done to them as Kubernetes would tell it. */
export class Workload {
  readonly #options: WorkloadOptions;
  #revision: number;
  #image = '';
  #createdAt = 0;
  #pods: KubernetesObject[] = [];

  private constructor(options: WorkloadOptions) {
    this.#options = options;
    this.#revision = options.revision ?? 0;
  }

  static create(options: WorkloadOptions): Workload {
    return new Workload(options);
  }

  /** Somebody sets another image, or the same with another configuration. */
  beginRollout(image: string, at: number): void {
    this.#revision++;
    this.#image = image;
    this.#createdAt ||= at;
    this.#tell(at, 0, 'True', 'ReplicaSetUpdated');
  }

  /** All pods are new and ready. */
  finishRollout(at: number): void {
    const { cluster, replicas } = this.#options;
    for (const pod of this.#pods) {
      cluster.delete('pods', pod);
    }
    this.#pods = Array.from({ length: replicas }, (_, index) =>
      this.#pod(index, at),
    );
    for (const pod of this.#pods) {
      cluster.put('pods', pod);
    }
    this.#tell(at, replicas, 'True', 'NewReplicaSetAvailable');
  }

  /** The new pods don't become ready in time; the first of them crashes again and again. */
  failRollout(at: number): void {
    const pod = this.#pod(this.#options.replicas, at, {
      ready: false,
      restartCount: 5,
      state: {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: 'back-off 2m40s restarting failed container',
        },
      },
      lastState: { terminated: terminated('Error', 1, at) },
    });
    this.#pods.push(pod);
    this.#options.cluster.put('pods', pod);
    this.#tell(at, 0, 'False', 'ProgressDeadlineExceeded');
  }

  /** A container takes more memory than it may, is killed, and starts again. */
  outOfMemory(at: number): void {
    const [first, ...others] = this.#pods;
    if (!first) {
      return;
    }
    const killed = {
      ...first,
      status: this.#podStatus(at, {
        ready: true,
        restartCount: 1,
        state: { running: { startedAt: instant(at + 2_000) } },
        lastState: { terminated: terminated('OOMKilled', 137, at) },
      }),
    };
    this.#pods = [killed, ...others];
    this.#options.cluster.put('pods', killed);
  }

  /** A pod finds no place in the cluster. */
  warn(at: number): void {
    const [first] = this.#pods;
    if (!first) {
      return;
    }
    const { namespace, name, uid } = first.metadata;
    this.#options.cluster.put('events', {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: {
        name: `${name}.17b2`,
        namespace,
        uid: uidOf('event', uid, at),
        creationTimestamp: instant(at),
        labels: {},
      },
      involvedObject: { kind: 'Pod', namespace, name, uid, apiVersion: 'v1' },
      reason: 'FailedScheduling',
      message: '0/3 nodes are available: 3 Insufficient memory.',
      type: 'Warning',
      count: 1,
      firstTimestamp: instant(at),
      lastTimestamp: instant(at),
    });
  }

  #tell(
    at: number,
    updated: number,
    progressing: 'True' | 'False',
    reason: string,
  ): void {
    const { cluster, name, namespace, replicas } = this.#options;
    cluster.put('deployments', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name,
        namespace,
        uid: uidOf('deployment', namespace, name),
        generation: this.#revision,
        creationTimestamp: instant(this.#createdAt),
        labels: this.#labels(),
        annotations: { [revisionAnnotation]: String(this.#revision) },
      },
      spec: {
        replicas,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: this.#labels() },
          spec: { containers: [this.#container()] },
        },
      },
      status: {
        observedGeneration: this.#revision,
        replicas,
        updatedReplicas: updated,
        readyReplicas: replicas,
        availableReplicas: replicas,
        conditions: [
          {
            type: 'Progressing',
            status: progressing,
            reason,
            lastUpdateTime: instant(at),
            lastTransitionTime: instant(at),
          },
        ],
      },
    });
  }

  #labels(): Record<string, string> {
    const { name } = this.#options;
    return { app: name, 'backstage.io/kubernetes-id': name };
  }

  #container() {
    return {
      name: 'main',
      image: this.#image,
      env: [{ name: 'DATABASE_PASSWORD', value: 'never to be told' }],
    };
  }

  #pod(index: number, at: number, container?: object): KubernetesObject {
    const { name, namespace } = this.#options;
    const hash = digest(`${name} ${this.#revision}`).slice(0, 9);
    const replicaSet = `${name}-${hash}`;
    const suffix = digest(`${replicaSet} ${index}`).slice(0, 5);
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `${replicaSet}-${suffix}`,
        namespace,
        uid: uidOf('pod', namespace, replicaSet, suffix),
        creationTimestamp: instant(at),
        labels: { ...this.#labels(), 'pod-template-hash': hash },
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'ReplicaSet',
            name: replicaSet,
            uid: uidOf('replicaset', namespace, replicaSet),
            controller: true,
          },
        ],
      },
      spec: { containers: [this.#container()] },
      status: this.#podStatus(
        at,
        container ?? {
          ready: true,
          restartCount: 0,
          state: { running: { startedAt: instant(at) } },
          lastState: {},
        },
      ),
    };
  }

  #podStatus(at: number, container: object) {
    return {
      phase: 'Running',
      startTime: instant(at),
      containerStatuses: [
        {
          name: 'main',
          image: this.#image,
          imageID: `${this.#image.replace(/:[^:/]+$/, '')}@sha256:${digest(
            this.#image,
          )}`,
          ...container,
        },
      ],
    };
  }
}

function terminated(reason: string, exitCode: number, at: number) {
  return {
    reason,
    exitCode,
    startedAt: instant(at - 60_000),
    finishedAt: instant(at),
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function uidOf(...parts: Array<string | number>): string {
  const hex = digest(parts.join(' '));
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
