import { createPermission } from '@backstage/plugin-permission-common';

/** Read delivery metrics. @public */
export const ledgerMetricReadPermission = createPermission({
  name: 'ledger.metric.read',
  attributes: { action: 'read' },
});

/** @public */
export const ledgerPermissions = [ledgerMetricReadPermission];
