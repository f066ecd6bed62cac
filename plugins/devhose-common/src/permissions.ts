import { createPermission } from '@backstage/plugin-permission-common';

/** Read interpreted events. @public */
export const devhoseEventReadPermission = createPermission({
  name: 'devhose.event.read',
  attributes: { action: 'read' },
});

/** Read deliveries as they came in: headers and body. @public */
export const devhoseDeliveryReadPermission = createPermission({
  name: 'devhose.delivery.read',
  attributes: { action: 'read' },
});

/** Bring in deliveries of the past. @public */
export const devhoseDeliveryImportPermission = createPermission({
  name: 'devhose.delivery.import',
  attributes: { action: 'create' },
});

/** @public */
export const devhosePermissions = [
  devhoseEventReadPermission,
  devhoseDeliveryReadPermission,
  devhoseDeliveryImportPermission,
];
