import type { SourceSetup } from '@pitstop/plugin-devhose-node';

/** @see https://docs.slack.dev/apis/events-api/ */
export const slackSetup: SourceSetup = {
  tool: 'Slack',
  steps: [
    'In the app, copy `Basic Information` → `Signing Secret` into the configuration.',
    'Open `Event Subscriptions`, switch it on and paste the address as `Request URL`: Slack asks it at once, and Devhose answers.',
    'Under `Subscribe to bot events`, choose `message.channels` and `app_mention`, save, and install the app again.',
  ],
  secretMadeBy: 'tool',
  documentation: 'https://docs.slack.dev/apis/events-api/',
};
