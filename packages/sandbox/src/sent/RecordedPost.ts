import type { Post } from '../faults';
import type { Webhook } from '../webhooks';
import type { SentWebhooks } from './SentWebhooks';

/** Brings webhooks to the portal, and remembers it. */
export class RecordedPost implements Post {
  readonly #post: Post;
  readonly #sent: SentWebhooks;

  private constructor(post: Post, sent: SentWebhooks) {
    this.#post = post;
    this.#sent = sent;
  }

  static create(options: { post: Post; sent: SentWebhooks }): RecordedPost {
    return new RecordedPost(options.post, options.sent);
  }

  async send(webhook: Webhook, signal: AbortSignal): Promise<void> {
    await this.#post.send(webhook, signal);
    if (!signal.aborted) {
      this.#sent.add(webhook, true);
    }
  }
}
