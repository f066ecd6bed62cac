import type { SourceSetup } from '@pitstop/plugin-devhose-node';

/** @see https://docs.travis-ci.com/user/notifications/#configuring-webhook-notifications */
export const travisSetup: SourceSetup = {
  tool: 'Travis CI',
  steps: [
    'In `.travis.yml`, add the address under `notifications` → `webhooks` → `urls`.',
    'Set `on_start: always` beside it, so that builds are told when they begin.',
    'For Travis CI of your own, name its API under `devhose.sources.travis.apiUrls`: its key is asked there.',
  ],
  secretMadeBy: 'nobody',
  documentation:
    'https://docs.travis-ci.com/user/notifications/#configuring-webhook-notifications',
};
