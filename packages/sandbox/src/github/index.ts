export { GitHubWebhooks } from './GitHubWebhooks';
export { githubApi } from './githubApi';
