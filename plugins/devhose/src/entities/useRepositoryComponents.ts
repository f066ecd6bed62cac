import DataLoader from 'dataloader';
import useSWR from 'swr';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import {
  ANNOTATION_GITHUB_PROJECT_SLUG,
  repositoryOf,
} from '@pitstop/plugin-devhose-common';

/** The annotations stand in the address of a request. */
const mostAtOnce = 50;

type ComponentsLoader = DataLoader<string, readonly Entity[]>;

const loaders = new WeakMap<CatalogApi, ComponentsLoader>();

/** Without its host, as in the annotation. */
function slugOf(repository: string): string {
  return repository.slice(repository.indexOf('/') + 1);
}

async function loadComponents(
  catalogApi: CatalogApi,
  repositories: readonly string[],
): Promise<readonly Entity[][]> {
  const { items } = await catalogApi.getEntities({
    filter: {
      kind: 'component',
      [`metadata.annotations.${ANNOTATION_GITHUB_PROJECT_SLUG}`]:
        repositories.map(slugOf),
    },
    fields: ['kind', 'metadata', 'spec.type', 'spec.profile'],
  });
  return repositories.map(repository =>
    items.filter(entity => repositoryOf(entity) === repository),
  );
}

/** What is asked for at the same time is asked for at once; SWR remembers it. */
function loaderOf(catalogApi: CatalogApi): ComponentsLoader {
  const known = loaders.get(catalogApi);
  if (known) {
    return known;
  }
  const loader: ComponentsLoader = new DataLoader(
    repositories => loadComponents(catalogApi, repositories),
    { maxBatchSize: mostAtOnce, cache: false },
  );
  loaders.set(catalogApi, loader);
  return loader;
}

/**
 * The components that live in a repository. Undefined until they are known, and
 * where the catalog fails: events can do without.
 */
export function useRepositoryComponents(
  repository: string | undefined,
): readonly Entity[] | undefined {
  const catalogApi = useApi(catalogApiRef);
  const { data } = useSWR(
    repository && ['devhose-components', repository],
    ([, wanted]: [string, string]) => loaderOf(catalogApi).load(wanted),
    {
      revalidateOnFocus: false,
      revalidateIfStale: false,
      shouldRetryOnError: false,
    },
  );
  return data;
}
