export * from './AddressGuard';
export * from './SecretBox';
export * from './sealSecrets';
export * from './WebhookClient';
export * from './WebhookEndpoints';
export * from './WebhookRunner';
