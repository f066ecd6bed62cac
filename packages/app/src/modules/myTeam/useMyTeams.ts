import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';

/** The groups of type `team` that the signed-in person is a member of, by name. */
export const useMyTeams = () => {
  const identityApi = useApi(identityApiRef);
  const catalogApi = useApi(catalogApiRef);

  return useAsyncRetry(async (): Promise<Entity[]> => {
    const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
    const entityRefs = ownershipEntityRefs.filter(
      entityRef => parseEntityRef(entityRef).kind === 'group',
    );
    if (entityRefs.length === 0) {
      return [];
    }
    const { items } = await catalogApi.getEntitiesByRefs({
      entityRefs,
      filter: { 'spec.type': 'team' },
      fields: ['kind', 'metadata', 'spec.type', 'spec.profile'],
    });
    return items
      .flatMap(entity => entity ?? [])
      .sort((a, b) => a.metadata.name.localeCompare(b.metadata.name));
  }, [identityApi, catalogApi]);
};
