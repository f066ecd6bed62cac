import type { SourceSetup } from '@pitstop/plugin-devhose-node';

/** @see https://support.pagerduty.com/main/docs/webhooks */
export const pagerdutySetup: SourceSetup = {
  tool: 'PagerDuty',
  steps: [
    'Open `Integrations` → `Generic Webhooks (v3)` → `New Webhook`.',
    'Paste the address as `Webhook URL`, choose the account, team or service, and all events of incidents.',
    'Save. PagerDuty shows the signing secret once: copy it into the configuration.',
  ],
  secretMadeBy: 'tool',
  documentation: 'https://support.pagerduty.com/main/docs/webhooks',
};
