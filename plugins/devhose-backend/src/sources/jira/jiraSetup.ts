import type { SourceSetup } from '@pitstop/plugin-devhose-node';

/** @see https://developer.atlassian.com/cloud/jira/platform/webhooks/ */
export const jiraSetup: SourceSetup = {
  tool: 'Jira',
  steps: [
    'As an administrator, open `System` → `WebHooks` → `Create a WebHook`.',
    'Paste the address as `URL` and the secret as `Secret`.',
    'Tick what happens to issues (created, updated, deleted) and versions (released, unreleased), and save.',
  ],
  secretMadeBy: 'you',
  documentation:
    'https://developer.atlassian.com/cloud/jira/platform/webhooks/',
};
