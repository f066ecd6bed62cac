import webhooks from '@octokit/webhooks-examples';

/** A payload that GitHub gives as an example. */
export interface GithubExample {
  event: string;
  payload: unknown;
}

/** All that GitHub gives as examples. */
export const githubExamples: readonly GithubExample[] = webhooks.flatMap(
  ({ name, examples }) => examples.map(payload => ({ event: name, payload })),
);
