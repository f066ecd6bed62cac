import { posix } from 'node:path';
import type { PushedCommit } from '../observe';

/**
 * The files that commits touched together.
 *
 * @returns Undefined where one of them doesn't tell: it may have touched anything.
 */
export function pathsOf(
  commits: Array<Pick<PushedCommit, 'paths'>>,
): string[] | undefined {
  const paths = new Set<string>();
  for (const commit of commits) {
    if (commit.paths === undefined) {
      return undefined;
    }
    for (const path of commit.paths) {
      paths.add(path);
    }
  }
  return commits.length > 0 ? [...paths] : undefined;
}

/** Whether something was touched in one of the directories, as far as is known. */
export function touchesDirectory(
  paths: string[] | undefined,
  directories: readonly string[],
): boolean {
  return (
    paths === undefined ||
    paths.some(path =>
      directories.some(
        directory => path === directory || path.startsWith(`${directory}/`),
      ),
    )
  );
}

/**
 * Whether something was touched that one of the patterns is for. A pattern
 * without a slash is for files of that name anywhere; one that ends with a
 * slash for a directory.
 *
 * @see https://nodejs.org/api/path.html#pathmatchesglobpath-pattern
 */
export function touchesPattern(
  paths: string[] | undefined,
  patterns: readonly string[],
): boolean {
  return (paths ?? []).some(path =>
    patterns.some(pattern => posix.matchesGlob(path, toGlob(pattern))),
  );
}

function toGlob(pattern: string): string {
  if (pattern.endsWith('/')) {
    return `${pattern}**`;
  }
  return pattern.includes('/') ? pattern : `**/${pattern}`;
}
