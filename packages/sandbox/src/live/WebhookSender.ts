import { setTimeout as wait } from 'node:timers/promises';
import { isError, stringifyError } from '@backstage/errors';
import type { SigningKeys, Webhook } from '../webhooks';

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
  keys: SigningKeys;
  log: Log;
}

/**
 * Sends signed webhooks to the portal. Where the tools would give up, this keeps
 * trying with the same delivery id, so that a restart of the portal leaves no
 * gap in the story.
 */
export class WebhookSender {
  readonly #target: string;
  readonly #keys: SigningKeys;
  readonly #log: Log;
  #isAway = false;

  private constructor({ target, keys, log }: WebhookSenderOptions) {
    this.#target = target;
    this.#keys = keys;
    this.#log = log;
  }

  static create(options: WebhookSenderOptions): WebhookSender {
    return new WebhookSender(options);
  }

  /** Returns when the portal has taken (or finally refused) it, or the signal says to stop. */
  async send(webhook: Webhook, signal: AbortSignal): Promise<void> {
    let pause = firstPauseMilliseconds;
    for (;;) {
      const problem = await this.#attempt(webhook, signal);
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
    webhook: Webhook,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const { tool, deliveryId, headers, body } = webhook;
    const url = new URL(`/api/devhose/ingest/${tool}`, this.#target);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, ...this.#keys.sign(webhook) },
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
        this.#log(
          `The portal refuses delivery ${deliveryId} of ${tool}, left out: ${problem}`,
        );
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
          this.#target
        } takes no webhooks now; trying until it does: ${problem}`,
      );
    }
  }

  #sayItIsBack(): void {
    if (this.#isAway) {
      this.#isAway = false;
      this.#log(`The portal at ${this.#target} takes webhooks`);
    }
  }
}
