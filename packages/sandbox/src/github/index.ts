export { GitHubWebhooks } from './GitHubWebhooks';
export type { WebhookDelivery } from './GitHubWebhooks';
