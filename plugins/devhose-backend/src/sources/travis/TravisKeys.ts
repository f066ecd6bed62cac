import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import { Fields } from '@pitstop/plugin-devhose-node';

/** How long Travis may take to tell its keys, while a sender waits. */
const timeoutMilliseconds = 5_000;

/** A forger must not be able to make us ask without end. */
const leastMillisecondsBetweenQuestions = 60_000;

/**
 * The public keys that Travis CI signs with, as its API tells them. Asked for
 * when a signature fits none of those known, because they are replaced without
 * notice.
 *
 * @see https://docs.travis-ci.com/user/notifications/#verifying-webhook-requests
 */
export class TravisKeys {
  #apiUrls: readonly string[];
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #keys = new Map<string, string>();
  #askedAt = -Infinity;
  #asking?: Promise<void>;

  static create(options: {
    apiUrls: readonly string[];
    logger: LoggerService;
    now?: () => number;
  }): TravisKeys {
    return new TravisKeys(options);
  }

  private constructor(options: {
    apiUrls: readonly string[];
    logger: LoggerService;
    now?: () => number;
  }) {
    this.#apiUrls = options.apiUrls;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
  }

  /** Trusts others from now on; the keys of those that stay are kept. */
  trust(apiUrls: readonly string[]): void {
    this.#apiUrls = apiUrls;
    for (const apiUrl of [...this.#keys.keys()]) {
      if (!apiUrls.includes(apiUrl)) {
        this.#keys.delete(apiUrl);
      }
    }
    this.#askedAt = -Infinity;
  }

  /**
   * Whether one of the keys fits.
   *
   * @throws ServiceUnavailableError if no key is known, because Travis could
   *   not be asked.
   */
  async someFits(fits: (key: string) => boolean): Promise<boolean> {
    if ([...this.#keys.values()].some(fits)) {
      return true;
    }
    await this.#ask();
    if (this.#keys.size === 0) {
      throw new ServiceUnavailableError(
        `The public keys of ${this.#apiUrls.join(', ')} are not known yet`,
      );
    }
    return [...this.#keys.values()].some(fits);
  }

  async #ask(): Promise<void> {
    if (this.#asking) {
      return this.#asking;
    }
    if (this.#now() - this.#askedAt < leastMillisecondsBetweenQuestions) {
      return undefined;
    }
    this.#askedAt = this.#now();
    this.#asking = Promise.all(
      this.#apiUrls.map(apiUrl => this.#askOne(apiUrl)),
    ).then(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #askOne(apiUrl: string): Promise<void> {
    try {
      const response = await fetch(`${apiUrl}/config`, {
        headers: { Accept: 'application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMilliseconds),
      });
      if (!response.ok) {
        throw new Error(`it answered ${response.status}`);
      }
      const key = Fields.create(await response.json())
        .object('config')
        .object('notifications')
        .object('webhook')
        .string('public_key');
      if (this.#apiUrls.includes(apiUrl)) {
        this.#keys.set(apiUrl, key);
      }
    } catch (error) {
      // The keys known so far go on being used.
      this.#logger.error(
        `Travis CI's public key was not read from ${apiUrl}/config: ${
          toError(error).message
        }`,
      );
    }
  }
}
