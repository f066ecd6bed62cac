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
import {
  ANNOTATION_PAGERDUTY_SERVICE_ID,
  repositoryOf,
} from '@pitstop/plugin-devhose-common';

/** What tools know components by. */
export interface ComponentNames {
  /** Each once. */
  repositories: string[];
  /** As the catalog calls them, and as PagerDuty does. */
  services: string[];
}

/** What is known of the components of an entity. */
export type ScopeState =
  | { status: 'loading' }
  | { status: 'failed'; error: Error; retry: () => void }
  /** The catalog has no such entity. */
  | { status: 'unknown' }
  /** A system or a team without components. */
  | { status: 'empty'; entity: Entity }
  | { status: 'ready'; entity: Entity; names: ComponentNames };

async function componentsOf(
  entity: Entity,
  catalogApi: CatalogApi,
): Promise<Entity[]> {
  switch (entity.kind.toLowerCase()) {
    case 'system':
      return partsOf(entity, catalogApi);
    case 'group':
      return ownedBy([stringifyEntityRef(entity)], catalogApi);
    default:
      return [entity];
  }
}

async function partsOf(
  entity: Entity,
  catalogApi: CatalogApi,
): Promise<Entity[]> {
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

/** The components that any of these people and groups own themselves. */
export async function ownedBy(
  ownerRefs: string[],
  catalogApi: CatalogApi,
): Promise<Entity[]> {
  const { items } = await catalogApi.getEntities({
    filter: { kind: 'component', 'relations.ownedBy': ownerRefs },
    fields: ['kind', 'metadata'],
  });
  return items;
}

/** What tools know these components by. */
export function namesOf(components: readonly Entity[]): ComponentNames {
  const repositories = components
    .map(repositoryOf)
    .filter(repository => repository !== undefined);
  const services = components.flatMap(({ metadata }) => [
    metadata.name,
    metadata.annotations?.[ANNOTATION_PAGERDUTY_SERVICE_ID],
  ]);
  return {
    repositories: [...new Set(repositories)],
    services: services.filter(service => service !== undefined),
  };
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
  return { status: 'ready', entity, names: namesOf(components) };
}

/**
 * What a component is known by, or all components of a system or team.
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
