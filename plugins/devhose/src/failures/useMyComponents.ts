import useSWR from 'swr';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { namesOf, ownedBy, type ComponentNames } from '../entities/useScope';

/** What is known of the components that one owns oneself or through one's groups. */
export function useMyComponents(): {
  names?: ComponentNames;
  error?: Error;
  retry: () => void;
} {
  const identityApi = useApi(identityApiRef);
  const catalogApi = useApi(catalogApiRef);
  const { data, error, mutate } = useSWR<ComponentNames, Error>(
    'devhose-my-components',
    async () => {
      const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
      return namesOf(await ownedBy(ownershipEntityRefs, catalogApi));
    },
    { revalidateOnFocus: false },
  );
  return {
    names: data,
    error: data ? undefined : error,
    // Given anything, it would take that for the answer.
    retry: () => mutate(),
  };
}
