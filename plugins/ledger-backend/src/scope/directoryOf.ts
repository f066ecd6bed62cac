import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import type { RepositoryId } from '@pitstop/plugin-devhose-common';

/** `/tree/<ref>/<path>` of GitHub, `/-/tree/<ref>/<path>` of GitLab. */
const inRepository = /^\/(?:-\/)?(tree|blob|edit)\/[^/]+\/?(.*)$/;

/**
 * The directory in which a component lives, by its source location or else by
 * where its `catalog-info.yaml` lies. The root is an empty text.
 *
 * @returns Undefined where both are elsewhere than in its repository.
 */
export function directoryOf(
  { metadata }: Entity,
  repository: RepositoryId,
): string | undefined {
  const { annotations = {} } = metadata;
  const location =
    annotations[ANNOTATION_SOURCE_LOCATION] ?? annotations[ANNOTATION_LOCATION];
  const url = location?.replace(/^url:/, '') ?? '';
  if (!URL.canParse(url)) {
    return undefined;
  }
  const { host, pathname } = new URL(url);
  const place = `${host}${decodeURI(pathname)}`;
  if (!`${place}/`.toLowerCase().startsWith(`${repository}/`)) {
    return undefined;
  }
  const [, kind, path = ''] =
    inRepository.exec(place.slice(repository.length)) ?? [];
  const parts = path.split('/').filter(part => part !== '');
  // A blob is a file in the directory.
  return (kind === 'tree' ? parts : parts.slice(0, -1)).join('/');
}
