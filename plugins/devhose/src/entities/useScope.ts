import useSWR from 'swr';
import {
  parseEntityRef,
  RELATION_HAS_PART,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import { repositoryOf } from '@pitstop/plugin-devhose-common';

/** What is known of the repositories of an entity. */
export type ScopeState =
  | { status: 'loading' }
  | { status: 'failed'; error: Error; retry: () => void }
  /** The catalog has no such entity. */
  | { status: 'unknown' }
  /** A system without components. */
  | { status: 'empty'; entity: Entity }
  /** No component names its repository. */
  | { status: 'unlinked'; entity: Entity }
  | { status: 'ready'; entity: Entity; repositories: string[] };

async function componentsOf(
  entity: Entity,
  catalogApi: CatalogApi,
): Promise<Entity[]> {
  if (entity.kind.toLowerCase() !== 'system') {
    return [entity];
  }
  const entityRefs = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_HAS_PART)
    .map(({ targetRef }) => targetRef)
    .filter(ref => parseEntityRef(ref).kind === 'component');
  if (entityRefs.length === 0) {
    return [];
  }
  const { items } = await catalogApi.getEntitiesByRefs({ entityRefs });
  return items.filter((item): item is Entity => item !== undefined);
}

async function readScope(
  entity: Entity | undefined,
  catalogApi: CatalogApi,
): Promise<ScopeState> {
  if (!entity) {
    return { status: 'unknown' };
  }
  const components = await componentsOf(entity, catalogApi);
  if (components.length === 0) {
    return { status: 'empty', entity };
  }
  const repositories = components
    .map(repositoryOf)
    .filter((repository): repository is string => repository !== undefined);
  return repositories.length === 0
    ? { status: 'unlinked', entity }
    : { status: 'ready', entity, repositories: [...new Set(repositories)] };
}

/**
 * The repositories of a component, or of all components of a system.
 *
 * @param given - The entity itself or its reference; undefined asks for nothing.
 */
export function useScope(given: Entity | string | undefined): ScopeState {
  const catalogApi = useApi(catalogApiRef);
  const entityRef =
    typeof given === 'object' ? stringifyEntityRef(given) : given;
  const { data, error, mutate } = useSWR<ScopeState, Error>(
    entityRef && ['devhose-scope', entityRef],
    async () =>
      readScope(
        typeof given === 'object'
          ? given
          : await catalogApi.getEntityByRef(given ?? ''),
        catalogApi,
      ),
    { revalidateOnFocus: false },
  );
  if (data) {
    return data;
  }
  return error
    ? { status: 'failed', error, retry: () => mutate() }
    : { status: 'loading' };
}
