import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportResult } from '@pitstop/plugin-devhose-common';

const answerTimeoutMilliseconds = 5 * 60 * 1000;
const readinessTimeoutMilliseconds = 10_000;
const firstPauseMilliseconds = 250;
const longestPauseMilliseconds = 10_000;

/** Answers after which the same request may well succeed. */
const passingStatuses = new Set([408, 429, 500, 502, 503, 504]);

class PassingError extends Error {}

/** Sends lines to the portal, patiently. */
export class ImportClient {
  readonly #url: string;
  readonly #token: string;
  readonly #retryForSeconds: number;
  readonly #onRetry: (reason: string) => void;
  #isKnownToBeReady = false;

  static create(options: {
    url: string;
    token: string;
    retryForSeconds: number;
    onRetry: (reason: string) => void;
  }): ImportClient {
    return new ImportClient(options);
  }

  private constructor(options: {
    url: string;
    token: string;
    retryForSeconds: number;
    onRetry: (reason: string) => void;
  }) {
    this.#url = options.url;
    this.#token = options.token;
    this.#retryForSeconds = options.retryForSeconds;
    this.#onRetry = options.onRetry;
  }

  /**
   * Resolves when the portal has dealt with all lines.
   *
   * @throws Error if it refuses, or stays away for too long.
   */
  async send(lines: Buffer): Promise<ImportResult> {
    const giveUpAt = Date.now() + this.#retryForSeconds * 1000;
    let pauseMilliseconds = firstPauseMilliseconds;
    for (;;) {
      try {
        return await this.#request(lines);
      } catch (error) {
        if (!(error instanceof PassingError) || Date.now() >= giveUpAt) {
          throw error;
        }
        this.#onRetry(error.message);
        await sleep(pauseMilliseconds);
        pauseMilliseconds = Math.min(
          pauseMilliseconds * 2,
          longestPauseMilliseconds,
        );
      }
    }
  }

  async #request(lines: Buffer): Promise<ImportResult> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${this.#url}/api/devhose/v1/import`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${this.#token}`,
          'Content-Type': 'application/x-ndjson',
        },
        body: lines,
        signal: AbortSignal.timeout(answerTimeoutMilliseconds),
      });
      text = await response.text();
    } catch (error) {
      throw new PassingError(`${this.#url} cannot be reached: ${why(error)}`);
    }
    if (response.status !== 404) {
      this.#isKnownToBeReady = false;
    }
    if (response.ok) {
      return JSON.parse(text);
    }
    const message = `${this.#url} answered ${response.status}: ${messageOf(
      text,
    )}`;
    const passes =
      passingStatuses.has(response.status) ||
      (response.status === 404 && (await this.#isStarting()));
    throw passes ? new PassingError(message) : new Error(message);
  }

  /** A Backstage that is starting knows none of its own addresses, except those of its health. */
  async #isStarting(): Promise<boolean> {
    if (this.#isKnownToBeReady) {
      return false;
    }
    try {
      const { ok, status } = await fetch(
        `${this.#url}/.backstage/health/v1/readiness`,
        { signal: AbortSignal.timeout(readinessTimeoutMilliseconds) },
      );
      // It may have become ready since it answered: it is asked once more.
      this.#isKnownToBeReady = ok;
      return ok || status === 503;
    } catch {
      // Gone again: the next request tells why.
      return true;
    }
  }
}

/** `fetch` only says that it failed; the reason is the cause. */
function why(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** The message of a Backstage error, or what there is. */
function messageOf(text: string): string {
  try {
    return JSON.parse(text).error.message;
  } catch {
    return text.slice(0, 200);
  }
}
