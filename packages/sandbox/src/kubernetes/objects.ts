/** The parts of Kubernetes' objects that the sandbox knows, as JSON. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace: string;
    uid: string;
    resourceVersion?: string;
    generation?: number;
    creationTimestamp: string;
    labels: Record<string, string>;
    annotations?: Record<string, string>;
    ownerReferences?: Array<{
      apiVersion: string;
      kind: string;
      name: string;
      uid: string;
      controller: boolean;
    }>;
  };
  spec?: object;
  status?: object;
  [field: string]: unknown;
}

/** What of it is listed and watched, by the last word of its path. */
export const resources = ['deployments', 'pods', 'events'] as const;

/** @see resources */
export type Resource = (typeof resources)[number];

/** Kubernetes tells instants in UTC, to the second. */
export function instant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
