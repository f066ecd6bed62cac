import type { Cluster } from './Cluster';
import type { KubernetesObject } from './objects';

type Owner = NonNullable<
  KubernetesObject['metadata']['ownerReferences']
>[number];

/** What stands between deployments and their pods, as pods name it. */
export function replicaSetsIn(cluster: Cluster): KubernetesObject[] {
  const pods = cluster.list('pods');
  return cluster.list('deployments').flatMap(deployment => {
    const { name, namespace, uid } = deployment.metadata;
    const sets = new Map<string, { owner: Owner; pods: KubernetesObject[] }>();
    for (const pod of pods) {
      const { labels, ownerReferences = [] } = pod.metadata;
      const [owner] = ownerReferences;
      if (
        pod.metadata.namespace === namespace &&
        labels.app === name &&
        owner
      ) {
        const known = sets.get(owner.uid)?.pods ?? [];
        sets.set(owner.uid, { owner, pods: [...known, pod] });
      }
    }
    return [...sets.values()].map(set => ({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: set.owner.name,
        namespace,
        uid: set.owner.uid,
        creationTimestamp: set.pods[0].metadata.creationTimestamp,
        labels: set.pods[0].metadata.labels,
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            name,
            uid,
            controller: true,
          },
        ],
      },
      spec: { replicas: set.pods.length },
      status: { replicas: set.pods.length },
    }));
  });
}
