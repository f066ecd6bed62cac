export { GitHubWebhooks } from './GitHubWebhooks';
