import { toError } from '@backstage/errors';
import { Webhook } from 'standardwebhooks';
import { Agent, fetch } from 'undici';
import type { AddressGuard } from './AddressGuard';
import { isSealed, type SecretBox } from './SecretBox';

const timeoutMilliseconds = 15_000;

/** What became of a post. */
export interface WebhookResult {
  durationMilliseconds: number;
  /** Absent when there was no answer. */
  status?: number;
  /** Absent when it was taken. */
  error?: string;
}

/**
 * Posts events, signed by Standard Webhooks.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export class WebhookClient {
  readonly #guard: AddressGuard;
  readonly #box: SecretBox;
  readonly #agent: Agent;

  static create(options: {
    guard: AddressGuard;
    box: SecretBox;
  }): WebhookClient {
    return new WebhookClient(options.guard, options.box);
  }

  private constructor(guard: AddressGuard, box: SecretBox) {
    this.#guard = guard;
    this.#box = box;
    this.#agent = new Agent({ connect: { lookup: guard.lookup } });
  }

  /** Never rejects: a failure is a result. */
  async post(
    endpoint: { id: string; url: string; secret: string },
    message: { id: string; body: string },
    signal: AbortSignal,
  ): Promise<WebhookResult> {
    const startedAt = performance.now();
    const elapsed = () => Math.round(performance.now() - startedAt);
    try {
      const url = new URL(endpoint.url);
      this.#guard.assertUrl(url);
      const sentAt = new Date();
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/cloudevents+json',
          'webhook-id': message.id,
          'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
          'webhook-signature': new Webhook(this.#open(endpoint)).sign(
            message.id,
            sentAt,
            message.body,
          ),
        },
        body: message.body,
        // The signature is for this address and no other.
        redirect: 'manual',
        dispatcher: this.#agent,
        signal: AbortSignal.any([
          signal,
          AbortSignal.timeout(timeoutMilliseconds),
        ]),
      });
      await response.body?.cancel();
      const { status } = response;
      return {
        durationMilliseconds: elapsed(),
        status,
        error: response.ok ? undefined : `Answered ${status}`,
      };
    } catch (error) {
      return { durationMilliseconds: elapsed(), error: reasonOf(error) };
    }
  }

  #open({ id, secret }: { id: string; secret: string }): string {
    // It may be from before there was a key.
    return isSealed(secret) ? this.#box.open(secret, id) : secret;
  }

  async close(): Promise<void> {
    await this.#agent.close();
  }
}

/** `fetch` wraps what went wrong. */
function reasonOf(error: unknown): string {
  const { message, cause } = toError(error);
  return cause instanceof Error ? cause.message : message;
}
