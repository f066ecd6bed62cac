import useSWR from 'swr';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { ownedBy, repositoriesOf } from '../entities/useScope';

/** The repositories of what one owns oneself or through one's groups. */
export function useMyRepositories(): {
  repositories?: string[];
  error?: Error;
  retry: () => void;
} {
  const identityApi = useApi(identityApiRef);
  const catalogApi = useApi(catalogApiRef);
  const { data, error, mutate } = useSWR<string[], Error>(
    'devhose-my-repositories',
    async () => {
      const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
      return repositoriesOf(await ownedBy(ownershipEntityRefs, catalogApi));
    },
    { revalidateOnFocus: false },
  );
  return { repositories: data, error: data ? undefined : error, retry: mutate };
}
