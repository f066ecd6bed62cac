export { tools } from './Webhook';
export type { Tool, Webhook } from './Webhook';
export { Webhooks } from './Webhooks';
export type { Secrets } from './SigningKeys';
export { SigningKeys } from './SigningKeys';
