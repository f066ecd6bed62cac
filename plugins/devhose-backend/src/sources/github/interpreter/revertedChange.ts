import type { RevertedChange } from '@pitstop/plugin-devhose-common';
import type { Repository } from './repository';

/** What `git revert` writes. */
const revertedCommit = /\bThis reverts commit ([0-9a-f]{7,64})\b/i;

/** What the button "Revert" of a pull request writes. */
const revertedPullRequest = /^Reverts (?:([\w.-]+\/[\w.-]+))?#(\d{1,9})\b/im;

/**
 * Which change a pull request or commit says it takes back.
 *
 * @see https://git-scm.com/docs/git-revert
 * @see https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/incorporating-changes-from-a-pull-request/reverting-a-pull-request
 */
export function revertedChange(
  text: string | undefined,
  repository: Repository,
): RevertedChange | undefined {
  if (text === undefined) {
    return undefined;
  }
  const pullRequest = revertedPullRequest.exec(text);
  if (pullRequest !== null) {
    const [, slug, number] = pullRequest;
    const here = `${repository.owner}/${repository.name}`;
    if (slug === undefined || slug.toLowerCase() === here) {
      return { number: Number(number) };
    }
  }
  const commit = revertedCommit.exec(text);
  return commit === null ? undefined : { commit: commit[1].toLowerCase() };
}
