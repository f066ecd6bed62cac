import {
  ANNOTATION_SOURCE_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import type { RepositoryId } from '@pitstop/plugin-devhose-common';

const annotationProjectSlug = 'github.com/project-slug';

/**
 * The repository a component lives in, if it names one. The slug leaves the
 * host open: it is the one of the source location where this lies in the same
 * repository, else github.com.
 */
export function repositoryOf(entity: Entity): RepositoryId | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const slug = annotations[annotationProjectSlug]?.trim().toLowerCase();
  if (!slug) {
    return undefined;
  }
  const host = hostOf(annotations[ANNOTATION_SOURCE_LOCATION] ?? '', slug);
  return `${host ?? 'github.com'}/${slug}`;
}

function hostOf(sourceLocation: string, slug: string): string | undefined {
  const url = sourceLocation.replace(/^url:/, '');
  if (!URL.canParse(url)) {
    return undefined;
  }
  const { host, pathname } = new URL(url);
  return `${pathname.toLowerCase()}/`.startsWith(`/${slug}/`)
    ? host
    : undefined;
}
