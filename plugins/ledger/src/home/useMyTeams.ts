import useSWR from 'swr';
import { parseEntityRef, RELATION_MEMBER_OF } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import {
  identityApiRef,
  useApi,
  type IdentityApi,
} from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';

const fields = ['kind', 'metadata', 'spec.type', 'spec.profile'];

/**
 * What one belongs to: as the sign-in said, and as the catalog says now, which
 * knows changes since.
 */
async function groupRefsOf(
  identityApi: IdentityApi,
  catalogApi: CatalogApi,
): Promise<string[]> {
  const identity = await identityApi.getBackstageIdentity();
  const user = await catalogApi.getEntityByRef(identity.userEntityRef);
  const memberOf = (user?.relations ?? [])
    .filter(relation => relation.type === RELATION_MEMBER_OF)
    .map(relation => relation.targetRef);
  const refs = new Set([...identity.ownershipEntityRefs, ...memberOf]);
  return [...refs].filter(ref => parseEntityRef(ref).kind === 'group');
}

async function findTeams(
  identityApi: IdentityApi,
  catalogApi: CatalogApi,
): Promise<Entity[]> {
  const entityRefs = await groupRefsOf(identityApi, catalogApi);
  if (entityRefs.length === 0) {
    return [];
  }
  const { items } = await catalogApi.getEntitiesByRefs({ entityRefs, fields });
  return items
    .flatMap(entity => entity ?? [])
    .filter(entity => entity.spec?.type === 'team')
    .sort((a, b) => a.metadata.name.localeCompare(b.metadata.name));
}

/** Groups of type `team` that the signed-in person is a member of, by name. @public */
export function useMyTeams() {
  const identityApi = useApi(identityApiRef);
  const catalogApi = useApi(catalogApiRef);
  return useSWR<Entity[], Error>(
    'ledger-my-teams',
    () => findTeams(identityApi, catalogApi),
    { revalidateOnFocus: false },
  );
}
