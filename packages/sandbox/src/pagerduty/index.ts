export { pagerDutyWebhook } from './pagerDutyWebhook';
