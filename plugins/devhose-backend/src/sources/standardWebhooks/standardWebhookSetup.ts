import type { SourceSetup } from '@pitstop/plugin-devhose-node';

/** @see https://www.standardwebhooks.com */
export const standardWebhookSetup: SourceSetup = {
  tool: 'Standard Webhooks',
  steps: [
    'Choose a name, which becomes part of the address, and configure the source by it.',
    'In the tool, add an endpoint with the address, and the secret as its signing secret; or copy the one that the tool makes.',
  ],
  secretMadeBy: 'you-standard',
  documentation: 'https://www.standardwebhooks.com',
};
