export { jiraApi } from './jiraApi';
export { jiraWebhook } from './jiraWebhook';
