export { githubAppId } from './appToken';
export { GitHubWebhooks } from './GitHubWebhooks';
export { githubApi } from './githubApi';
