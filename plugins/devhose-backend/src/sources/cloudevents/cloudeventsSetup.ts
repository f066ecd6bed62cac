import type { SourceSetup } from '@pitstop/plugin-devhose-node';

/** @see https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md */
export const cloudeventsSetup: SourceSetup = {
  tool: 'CloudEvents',
  steps: [
    'Let whatever speaks CloudEvents over HTTP post to the address: one event in headers and body, one in the body, or a batch.',
    'Give it the secret as a bearer token: `Authorization: Bearer` and the secret.',
  ],
  secretMadeBy: 'you',
  documentation:
    'https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md',
};
