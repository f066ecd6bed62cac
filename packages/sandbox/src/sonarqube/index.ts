export { sonarqubeApi } from './sonarqubeApi';
export { sonarqubeWebhook } from './sonarqubeWebhook';
