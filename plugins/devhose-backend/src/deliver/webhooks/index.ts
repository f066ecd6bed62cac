export * from './AddressGuard';
export * from './WebhookClient';
export * from './WebhookEndpoints';
export * from './WebhookRunner';
