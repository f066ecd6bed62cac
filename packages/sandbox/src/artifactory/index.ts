export { artifactoryWebhook } from './artifactoryWebhook';
export { imageName } from './imageName';
