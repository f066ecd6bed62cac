import { Faults, FaultyPost, type Resend } from './faults';
import { type Log, WebhookSender } from './live';
import { Random } from './random';
import { RecordedPost, SentWebhooks } from './sent';
import type { SigningKeys } from './webhooks';

/**
 * The way of the webhooks to a portal: signed, remembered by the tools, and with
 * whatever is to go wrong.
 */
export function bringToLife(options: {
  /** Base URL of the portal. */
  target: string;
  keys: SigningKeys;
  seed: number;
  log: Log;
  signal: AbortSignal;
  /** The tools' clock, in milliseconds since 1970. */
  now?: () => number;
}) {
  const { target, keys, log, now, seed, signal } = options;
  const faults = Faults.create();
  const sent = SentWebhooks.create(now);
  const sender = WebhookSender.create({ target, keys, log });
  const post = FaultyPost.create({
    faults,
    post: RecordedPost.create({ post: sender, sent }),
    random: Random.create(seed, 'faults'),
    onLost: webhook => sent.add(webhook, false),
  });
  const resend: Resend = webhook => {
    // The sender keeps trying, and says what goes wrong.
    void post.send(webhook, signal);
  };
  return { target, keys, faults, sent, post, resend };
}
