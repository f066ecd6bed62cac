import {
  ANNOTATION_SOURCE_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import type { RepositoryId } from './identities';

/** Leads from a component to its repository on GitHub: `<owner>/<name>`. @public */
export const ANNOTATION_GITHUB_PROJECT_SLUG = 'github.com/project-slug';

/**
 * Leads from a component to its service in PagerDuty: the id of the service.
 *
 * @see https://pagerduty.github.io/backstage-plugin-docs/getting-started/pagerduty/
 * @public
 */
export const ANNOTATION_PAGERDUTY_SERVICE_ID = 'pagerduty.com/service-id';

/**
 * The repository a component lives in, if it names one. The slug leaves the
 * host open: it is the one of the source location where this lies in the same
 * repository, else github.com.
 *
 * @public
 */
export function repositoryOf(entity: Entity): RepositoryId | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const slug =
    annotations[ANNOTATION_GITHUB_PROJECT_SLUG]?.trim().toLowerCase();
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
