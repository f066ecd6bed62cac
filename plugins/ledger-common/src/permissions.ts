import { createPermission } from '@backstage/plugin-permission-common';

/** Read delivery metrics. @public */
export const ledgerMetricReadPermission = createPermission({
  name: 'ledger.metric.read',
  attributes: { action: 'read' },
});

/** Add remarks to the North Star, and take them away. @public */
export const ledgerAnnotationWritePermission = createPermission({
  name: 'ledger.annotation.write',
  attributes: { action: 'update' },
});

/** Have all facts computed again, take them, and go back. @public */
export const ledgerRebuildPermission = createPermission({
  name: 'ledger.rebuild',
  attributes: { action: 'update' },
});

/** @public */
export const ledgerPermissions = [
  ledgerMetricReadPermission,
  ledgerAnnotationWritePermission,
  ledgerRebuildPermission,
];
