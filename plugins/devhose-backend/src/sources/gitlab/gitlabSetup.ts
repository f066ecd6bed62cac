import type { SourceSetup } from '@pitstop/plugin-devhose-node';

/** @see https://docs.gitlab.com/user/project/integrations/webhooks/ */
export const gitlabSetup: SourceSetup = {
  tool: 'GitLab',
  steps: [
    'In the group or project, open `Settings` → `Webhooks` → `Add new webhook`.',
    'Paste the address as `URL` and the secret as `Secret token`; or let GitLab make a signing token, which proves the body too, and configure that.',
    'Tick pushes, tags, comments, issues, merge requests, jobs, pipelines, deployments and releases, leave SSL verification on, and save.',
  ],
  secretMadeBy: 'you',
  documentation: 'https://docs.gitlab.com/user/project/integrations/webhooks/',
};
