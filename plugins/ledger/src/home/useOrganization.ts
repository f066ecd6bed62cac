import useSWR from 'swr';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';

/**
 * The Group of type `organization` that stands above all others; of several,
 * the first by name. `organization` is undefined when the catalog has none.
 */
export function useOrganization() {
  const catalogApi = useApi(catalogApiRef);
  return useSWR<{ organization?: Entity }, Error>(
    'ledger-organization',
    async () => {
      const { items } = await catalogApi.queryEntities({
        filter: { kind: 'group', 'spec.type': 'organization' },
        fields: ['kind', 'metadata', 'spec.parent', 'spec.profile'],
        orderFields: { field: 'metadata.name', order: 'asc' },
      });
      const top = items.find(entity => !entity.spec?.parent);
      return { organization: top ?? items.at(0) };
    },
    { revalidateOnFocus: false },
  );
}
