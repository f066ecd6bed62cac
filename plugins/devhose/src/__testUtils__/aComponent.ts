import type { Entity } from '@backstage/catalog-model';

/** A component, linked to its repository and its owner where it has them. */
export function aComponent(
  name: string,
  told: {
    slug?: string;
    owner?: string;
    annotations?: Record<string, string>;
  } = {},
): Entity {
  const { slug, owner, annotations } = told;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        ...(slug && { 'github.com/project-slug': slug }),
        ...annotations,
      },
    },
    relations: owner ? [{ type: 'ownedBy', targetRef: owner }] : [],
  };
}
