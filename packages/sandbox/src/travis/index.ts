export { travisWebhook } from './travisWebhook';
export { travisApi } from './travisApi';
