export { RecordedPost } from './RecordedPost';
export { SentWebhooks } from './SentWebhooks';
export type { SentWebhook } from './SentWebhooks';
export { unlessAnonymous } from './unlessAnonymous';
