import { useEntityPresentation } from '@backstage/plugin-catalog-react';

/** What the catalog calls an entity. */
export function EntityTitle({ entityRef }: { entityRef: string }) {
  return useEntityPresentation(entityRef).primaryTitle;
}
