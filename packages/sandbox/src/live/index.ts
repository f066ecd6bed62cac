export { live } from './live';
export type { Witness } from './live';
export { WebhookSender } from './WebhookSender';
export type { Log } from './WebhookSender';
