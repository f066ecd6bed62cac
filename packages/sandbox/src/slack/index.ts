export { slackWebhook } from './slackWebhook';
