import { setTimeout as wait } from 'node:timers/promises';
import { isError, stringifyError } from '@backstage/errors';
import type { WebhookDelivery } from '../github';
import { sign } from './sign';

const timeoutMilliseconds = 10_000;
const firstPauseMilliseconds = 500;
const longestPauseMilliseconds = 10_000;

/** The portal will never take it, however often it is sent. */
const finalRefusals = [400, 413, 415, 422];

/** Says something to whoever runs the sandbox, in one line. */
export type Log = (line: string) => void;

export interface WebhookSenderOptions {
  /** Base URL of the portal. */
  target: string;
  secret: string;
  log: Log;
}

/**
 * Sends signed webhooks to the portal. Where GitHub would give up, this keeps
 * trying with the same delivery id, so that a restart of the portal leaves no
 * gap in the story.
 */
export class WebhookSender {
  readonly #url: string;
  readonly #secret: string;
  readonly #log: Log;
  #isAway = false;

  private constructor({ target, secret, log }: WebhookSenderOptions) {
    this.#url = new URL('/api/devhose/ingest/github', target).href;
    this.#secret = secret;
    this.#log = log;
  }

  static create(options: WebhookSenderOptions): WebhookSender {
    return new WebhookSender(options);
  }

  /** Returns when the portal has taken (or finally refused) it, or the signal says to stop. */
  async send(delivery: WebhookDelivery, signal: AbortSignal): Promise<void> {
    let pause = firstPauseMilliseconds;
    for (;;) {
      const problem = await this.#attempt(delivery, signal);
      if (signal.aborted) {
        return;
      }
      if (!problem) {
        this.#sayItIsBack();
        return;
      }
      this.#sayItIsAway(problem);
      await wait(pause, undefined, { signal }).catch(() => {
        // Told to stop; the next attempt notices.
      });
      pause = Math.min(pause * 2, longestPauseMilliseconds);
    }
  }

  /** @returns why it has to be sent again */
  async #attempt(
    { headers, body }: WebhookDelivery,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: {
          ...headers,
          'x-hub-signature-256': sign(body, this.#secret),
        },
        body,
        signal: AbortSignal.any([
          signal,
          AbortSignal.timeout(timeoutMilliseconds),
        ]),
      });
      const answer = await response.text();
      if (response.ok) {
        return undefined;
      }
      const problem = `${response.status} ${answer.slice(0, 300)}`;
      if (finalRefusals.includes(response.status)) {
        const id = headers['x-github-delivery'];
        this.#log(`The portal refuses delivery ${id}, left out: ${problem}`);
        return undefined;
      }
      return problem;
    } catch (error) {
      // What fetch throws says no more than that it failed.
      return stringifyError((isError(error) && error.cause) || error);
    }
  }

  #sayItIsAway(problem: string): void {
    if (!this.#isAway) {
      this.#isAway = true;
      this.#log(
        `The portal at ${
          this.#url
        } takes no webhooks now; trying until it does: ${problem}`,
      );
    }
  }

  #sayItIsBack(): void {
    if (this.#isAway) {
      this.#isAway = false;
      this.#log(`The portal at ${this.#url} takes webhooks`);
    }
  }
}
