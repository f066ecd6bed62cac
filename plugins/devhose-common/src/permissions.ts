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

/** See how consumers are doing, and what they could not handle. @public */
export const devhoseConsumerReadPermission = createPermission({
  name: 'devhose.consumer.read',
  attributes: { action: 'read' },
});

/** Have events handled again, and give dead letters up. @public */
export const devhoseConsumerManagePermission = createPermission({
  name: 'devhose.consumer.manage',
  attributes: { action: 'update' },
});

/** Have events posted to addresses outside, and see what became of it. @public */
export const devhoseWebhookManagePermission = createPermission({
  name: 'devhose.webhook.manage',
  attributes: { action: 'update' },
});

/** See how sources are doing, and what of them could not be read. @public */
export const devhoseSourceReadPermission = createPermission({
  name: 'devhose.source.read',
  attributes: { action: 'read' },
});

/** See what has expired, and let it expire now. @public */
export const devhoseArchiveManagePermission = createPermission({
  name: 'devhose.archive.manage',
  attributes: { action: 'update' },
});

/** Have a person forgotten. @public */
export const devhoseErasureManagePermission = createPermission({
  name: 'devhose.erasure.manage',
  attributes: { action: 'update' },
});

/** Send test deliveries to sources. @public */
export const devhoseSourceTestPermission = createPermission({
  name: 'devhose.source.test',
  attributes: { action: 'create' },
});

/** See by which interpreters deliveries were read, and what others would change. @public */
export const devhoseReinterpretationReadPermission = createPermission({
  name: 'devhose.reinterpretation.read',
  attributes: { action: 'read' },
});

/** Have deliveries read again, and exchange the events of the past. @public */
export const devhoseReinterpretationManagePermission = createPermission({
  name: 'devhose.reinterpretation.manage',
  attributes: { action: 'update' },
});

/** @public */
export const devhosePermissions = [
  devhoseEventReadPermission,
  devhoseDeliveryReadPermission,
  devhoseDeliveryImportPermission,
  devhoseConsumerReadPermission,
  devhoseConsumerManagePermission,
  devhoseWebhookManagePermission,
  devhoseSourceReadPermission,
  devhoseArchiveManagePermission,
  devhoseErasureManagePermission,
  devhoseSourceTestPermission,
  devhoseReinterpretationReadPermission,
  devhoseReinterpretationManagePermission,
];
