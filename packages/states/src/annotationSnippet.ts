import type { Entity } from '@backstage/catalog-model';

const placeholder = '<organisation>/<repository>';

/** The repository the catalog read the entity from is a good guess. */
function guessProjectSlug(entity: Entity): string {
  const location =
    entity.metadata.annotations?.['backstage.io/source-location'] ?? '';
  return (
    location.match(/^url:https:\/\/github\.com\/([^/]+\/[^/]+)/)?.[1] ??
    placeholder
  );
}

/**
 * The annotation that leads from a component to its repository, to be added
 * to its catalog-info.yaml.
 */
export function annotationSnippet(entity?: Entity): string {
  const slug = entity ? guessProjectSlug(entity) : placeholder;
  return `metadata:\n  annotations:\n    github.com/project-slug: ${slug}`;
}
