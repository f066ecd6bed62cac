export { live } from './live';
export { WebhookSender } from './WebhookSender';
export type { Log } from './WebhookSender';
