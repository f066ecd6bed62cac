import type { SourceSetup } from '@pitstop/plugin-devhose-node';

/** @see https://docs.github.com/en/webhooks/using-webhooks/creating-webhooks */
export const githubSetup: SourceSetup = {
  tool: 'GitHub',
  steps: [
    'In the organisation, open `Settings` → `Webhooks` → `Add webhook`. One webhook of the organisation is enough for all of its repositories.',
    'Paste the address as `Payload URL` and the secret as `Secret`, and choose the content type `application/json`.',
    'Choose `Send me everything`, leave SSL verification on, and save. GitHub sends a ping at once.',
  ],
  secretMadeBy: 'you',
  documentation:
    'https://docs.github.com/en/webhooks/using-webhooks/creating-webhooks',
};
