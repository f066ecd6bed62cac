import { RepositoryStory } from './RepositoryStory';

/**
 * A default branch that grew to m5, a commit a day at 08:00 from March 1st.
 *
 * @param how - Which of them came by pull requests of the same number, opened
 *   an hour before, which of those are marked as hotfixes, and of what repository.
 */
export function grownStory(
  how: {
    repository?: string;
    pullRequests?: number[];
    hotfix?: number[];
  } = {},
): RepositoryStory {
  const { repository, pullRequests = [], hotfix = [] } = how;
  const story = RepositoryStory.create(repository);
  for (const day of [1, 2, 3, 4, 5]) {
    const at = `2026-03-0${day}T08:00:00Z`;
    if (pullRequests.includes(day) || hotfix.includes(day)) {
      const labels = hotfix.includes(day) ? ['hotfix'] : [];
      story
        .open(day, { at: `2026-03-0${day}T07:00:00Z`, labels })
        .merge(day, { at, mergeCommit: `m${day}` });
    }
    story.push({
      at,
      before: `m${day - 1}`,
      after: `m${day}`,
      commits: [`m${day}`],
    });
  }
  return story;
}
