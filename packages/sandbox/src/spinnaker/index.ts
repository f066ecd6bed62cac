export { spinnakerWebhook } from './spinnakerWebhook';
