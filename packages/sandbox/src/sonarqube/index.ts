export { sonarqubeWebhook } from './sonarqubeWebhook';
