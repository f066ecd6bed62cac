import type { Fields } from '@pitstop/plugin-devhose-node';

const lists = ['added', 'modified', 'removed'] as const;

/** A commit that touches more belongs to everything. */
const mostPaths = 100;

/**
 * The files that a commit of a push touched, as GitHub and GitLab tell them:
 * each once, in order.
 *
 * @returns Undefined where the tool doesn't tell, or there are too many.
 */
export function touchedPaths(commit: Fields): string[] | undefined {
  if (!lists.every(list => commit.isList(list))) {
    return undefined;
  }
  const paths = new Set(lists.flatMap(list => commit.strings(list)));
  return paths.size > mostPaths ? undefined : [...paths].sort();
}
