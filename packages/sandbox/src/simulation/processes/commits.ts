import type { Account } from '../../company';
import type { Commit } from '../happenings';
import type { RepositoryWorld } from '../RepositoryWorld';

/** A new commit that somebody made at some time. */
export function createCommit(
  world: RepositoryWorld,
  options: {
    author: Account;
    message: string;
    authoredAt: number;
    files: number;
  },
): Commit {
  return {
    ...options,
    sha: world.createSha(),
    tree: world.createSha(),
    committedAt: options.authoredAt,
    byGitHub: false,
    offsetMinutes:
      options.author.type === 'User'
        ? world.calendar.offsetMinutes(options.authoredAt)
        : 0,
    distinct: true,
  };
}

/** A commit that GitHub makes when it merges something. */
export function createMergeCommit(
  world: RepositoryWorld,
  options: {
    author: Account;
    message: string;
    authoredAt?: number;
    files: number;
  },
): Commit {
  const authoredAt = options.authoredAt ?? world.now;
  return {
    ...createCommit(world, { ...options, authoredAt }),
    committedAt: world.now,
    byGitHub: true,
  };
}
