import type { SourceSetup } from '@pitstop/plugin-devhose-node';

/** @see https://spinnaker.io/docs/setup/other_config/features/notifications/#add-a-webhook-to-spinnaker */
export const spinnakerSetup: SourceSetup = {
  tool: 'Spinnaker',
  steps: [
    'In `echo-local.yml`, set `rest.enabled` to `true` and add an entry to `rest.endpoints`, with the address as `url` and `wrap` as `false`.',
    'Give the entry a `username` and the secret as `password`; or a header `Authorization` with `Bearer` and the secret.',
    'Apply it with `hal deploy apply`, or restart echo.',
  ],
  secretMadeBy: 'you',
  documentation:
    'https://spinnaker.io/docs/setup/other_config/features/notifications/#add-a-webhook-to-spinnaker',
};
