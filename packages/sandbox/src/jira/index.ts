export { jiraWebhook } from './jiraWebhook';
