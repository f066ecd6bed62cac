import type { SourceSetup } from '@pitstop/plugin-devhose-node';

/** @see https://backstage.io/docs/features/kubernetes/configuration */
export const kubernetesSetup: SourceSetup = {
  tool: 'Kubernetes',
  steps: [
    "Name the clusters for Backstage's Kubernetes plugin, under `kubernetes.clusterLocatorMethods`. Devhose watches all of them.",
    'In each cluster, make the service account of the plugin a `ClusterRole` that may `list` and `watch` `deployments.apps`, `pods` and `events`, and `get` `pods`.',
    'Give the components `backstage.io/kubernetes-id` or `backstage.io/kubernetes-label-selector`: they say whose an object is.',
  ],
  secretMadeBy: 'nobody',
  watched: true,
  documentation: 'https://backstage.io/docs/features/kubernetes/configuration',
};
