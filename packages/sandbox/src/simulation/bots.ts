import type { Account } from '../company';

function bot(login: string, displayName: string, githubId: number): Account {
  return {
    login: `${login}[bot]`,
    displayName,
    githubId,
    type: 'Bot',
    email: `${githubId}+${login}[bot]@users.noreply.github.com`,
  };
}

/** The apps that act on the company's GitHub. */
export const bots = {
  dependencies: bot('dependabot', 'dependabot[bot]', 49_699_333),
  actions: bot('github-actions', 'github-actions[bot]', 41_898_282),
  reviewer: bot('quillfair-linter', 'quillfair-linter[bot]', 92_377_804),
};
