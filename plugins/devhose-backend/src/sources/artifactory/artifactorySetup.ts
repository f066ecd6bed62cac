import type { SourceSetup } from '@pitstop/plugin-devhose-node';

/** @see https://jfrog.com/help/r/jfrog-platform-administration-documentation/webhooks */
export const artifactorySetup: SourceSetup = {
  tool: 'Artifactory',
  steps: [
    'Open `Administration` → `General` → `Webhooks` → `New Webhook`.',
    'Paste the address as `URL` and the secret as `Secret token`; let it be used for signing, which proves the body too.',
    'Choose the events of artifacts, Docker, builds and release bundles, with all repositories, and save.',
  ],
  secretMadeBy: 'you',
  documentation:
    'https://jfrog.com/help/r/jfrog-platform-administration-documentation/webhooks',
};
