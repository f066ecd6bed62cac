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
  ANNOTATION_PAGERDUTY_SERVICE_ID,
  repositoryOf,
} from '@pitstop/plugin-devhose-common';
import { artifactName } from '../vocabulary/artifactName';
import type { EventFacts } from '../vocabulary/EventFacts';

/** By what an event says where it happened, the surest first. */
type Whereabouts = Pick<
  EventFacts,
  'repository' | 'toolService' | 'service' | 'artifact'
>;

/** What a component may be known by. */
type Place =
  | { by: 'repository'; repository: string }
  | { by: 'service'; id?: string; name?: string };

/** The annotations stand in the address of a request. */
const mostAtOnce = 50;

type ComponentsLoader = DataLoader<Place, readonly Entity[]>;

const loaders = new WeakMap<CatalogApi, ComponentsLoader>();

/** Without its host, as in the annotation. */
function slugOf(repository: string): string {
  return repository.slice(repository.indexOf('/') + 1);
}

function placeOf(whereabouts: Whereabouts): Place | undefined {
  const { repository, toolService, service, artifact } = whereabouts;
  if (repository) {
    return { by: 'repository', repository };
  }
  const name = service ?? (artifact && artifactName(artifact));
  return toolService || name
    ? { by: 'service', id: toolService, name }
    : undefined;
}

function matches(entity: Entity, place: Place): boolean {
  if (place.by === 'repository') {
    return repositoryOf(entity) === place.repository;
  }
  const { name, annotations } = entity.metadata;
  const id = annotations?.[ANNOTATION_PAGERDUTY_SERVICE_ID];
  // Where an incident is known by its service's id, a name means less.
  return id !== undefined && place.id !== undefined
    ? id === place.id
    : name === place.name;
}

function filtersOf(places: readonly Place[]) {
  const wanted: Array<[key: string, values: Array<string | undefined>]> = [
    [
      `metadata.annotations.${ANNOTATION_GITHUB_PROJECT_SLUG}`,
      places.map(place =>
        place.by === 'repository' ? slugOf(place.repository) : undefined,
      ),
    ],
    [
      `metadata.annotations.${ANNOTATION_PAGERDUTY_SERVICE_ID}`,
      places.map(place => (place.by === 'service' ? place.id : undefined)),
    ],
    [
      'metadata.name',
      places.map(place => (place.by === 'service' ? place.name : undefined)),
    ],
  ];
  return wanted
    .map(([key, values]) => ({
      key,
      values: values.filter(value => value !== undefined),
    }))
    .filter(({ values }) => values.length > 0)
    .map(({ key, values }) => ({ kind: 'component', [key]: values }));
}

async function loadComponents(
  catalogApi: CatalogApi,
  places: readonly Place[],
): Promise<readonly Entity[][]> {
  const { items } = await catalogApi.getEntities({
    filter: filtersOf(places),
    fields: ['kind', 'metadata', 'spec.type', 'spec.profile'],
  });
  return places.map(place => items.filter(entity => matches(entity, place)));
}

/** What is asked for at the same time is asked for at once; SWR remembers it. */
function loaderOf(catalogApi: CatalogApi): ComponentsLoader {
  const known = loaders.get(catalogApi);
  if (known) {
    return known;
  }
  const loader: ComponentsLoader = new DataLoader(
    places => loadComponents(catalogApi, places),
    { maxBatchSize: mostAtOnce, cache: false },
  );
  loaders.set(catalogApi, loader);
  return loader;
}

/**
 * The components that an event is about: those that live in its repository;
 * where it names none, the one whose service an incident is of, or the one that
 * an artifact is called like. Undefined until they are known, and where the
 * catalog fails: events can do without.
 */
export function useEventComponents(
  whereabouts: Whereabouts,
): readonly Entity[] | undefined {
  const catalogApi = useApi(catalogApiRef);
  const place = placeOf(whereabouts);
  const { data } = useSWR(
    place && ['devhose-components', place],
    ([, wanted]: [string, Place]) => loaderOf(catalogApi).load(wanted),
    {
      revalidateOnFocus: false,
      revalidateIfStale: false,
      shouldRetryOnError: false,
    },
  );
  return data;
}
