import useSWR from 'swr';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  ANNOTATION_GITHUB_PROJECT_SLUG,
  repositoryOf,
} from '@pitstop/plugin-devhose-common';

/** The components in each of the repositories. */
export type RepositoryComponents = ReadonlyMap<string, readonly Entity[]>;

const none: RepositoryComponents = new Map();

/** Without its host, as in the annotation. */
function slugOf(repository: string): string {
  return repository.slice(repository.indexOf('/') + 1);
}

/**
 * The components that live in repositories, asked for all at once. Empty until
 * they are known, and where the catalog fails: events can do without.
 */
export function useRepositoryComponents(
  repositories: readonly string[],
): RepositoryComponents {
  const catalogApi = useApi(catalogApiRef);
  const wanted = [...new Set(repositories)].sort();
  const { data } = useSWR(
    wanted.length > 0 && ['devhose-components', ...wanted],
    async () => {
      const { items } = await catalogApi.getEntities({
        filter: {
          kind: 'component',
          [`metadata.annotations.${ANNOTATION_GITHUB_PROJECT_SLUG}`]:
            wanted.map(slugOf),
        },
        fields: ['kind', 'metadata', 'spec.type', 'spec.profile'],
      });
      const found = new Map<string, Entity[]>();
      for (const entity of items) {
        const repository = repositoryOf(entity) ?? '';
        found.set(repository, [...(found.get(repository) ?? []), entity]);
      }
      return found;
    },
    { keepPreviousData: true, revalidateOnFocus: false },
  );
  return data ?? none;
}
