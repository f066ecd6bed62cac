import { toError } from '@backstage/errors';
import { Webhook } from 'standardwebhooks';
import { Agent, fetch } from 'undici';
import type { AddressGuard } from './AddressGuard';

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
  readonly #agent: Agent;

  static create(options: { guard: AddressGuard }): WebhookClient {
    return new WebhookClient(options.guard);
  }

  private constructor(guard: AddressGuard) {
    this.#guard = guard;
    this.#agent = new Agent({ connect: { lookup: guard.lookup } });
  }

  /** Never rejects: a failure is a result. */
  async post(
    endpoint: { url: string; secret: string },
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
          'webhook-signature': new Webhook(endpoint.secret).sign(
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

  async close(): Promise<void> {
    await this.#agent.close();
  }
}

/** `fetch` wraps what went wrong. */
function reasonOf(error: unknown): string {
  const { message, cause } = toError(error);
  return cause instanceof Error ? cause.message : message;
}
