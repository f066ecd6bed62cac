import type {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { InputError, ResponseError, toError } from '@backstage/errors';
import type { FollowedPage } from '@pitstop/plugin-devhose-common';
import { Backoff } from './Backoff';
import type { DevhoseService, FollowOptions } from './DevhoseService';

const waitSeconds = 25;

/** An answer that takes longer than this is not coming. */
const answerTimeoutMilliseconds = (waitSeconds + 30) * 1000;

/**
 * Follows the log through Devhose's long poll.
 *
 * @public
 */
export class HttpDevhoseService implements DevhoseService {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;
  readonly #logger: LoggerService;

  static create(options: {
    auth: AuthService;
    discovery: DiscoveryService;
    logger: LoggerService;
  }): HttpDevhoseService {
    return new HttpDevhoseService(
      options.auth,
      options.discovery,
      options.logger,
    );
  }

  private constructor(
    auth: AuthService,
    discovery: DiscoveryService,
    logger: LoggerService,
  ) {
    this.#auth = auth;
    this.#discovery = discovery;
    this.#logger = logger;
  }

  async *follow(options: FollowOptions): AsyncGenerator<FollowedPage> {
    const ended = new AbortController();
    const signal = options.signal
      ? AbortSignal.any([options.signal, ended.signal])
      : ended.signal;

    try {
      let next = this.#nextPage(options, options.after, 0, signal);
      for (;;) {
        const page = await next;
        if (page === undefined) {
          return;
        }
        next = this.#nextPage(options, page.cursor, waitSeconds, signal);
        // It is awaited only when the consumer comes back, and must not count
        // as unhandled until then.
        next.catch(() => {});
        yield page;
      }
    } finally {
      ended.abort();
    }
  }

  /** Undefined when the signal has ended the wait. */
  async #nextPage(
    options: FollowOptions,
    after: number,
    wait: number,
    signal: AbortSignal,
  ): Promise<FollowedPage | undefined> {
    const backoff = Backoff.create();
    while (!signal.aborted) {
      try {
        return await this.#request(options, after, wait, signal);
      } catch (error) {
        if (signal.aborted) {
          return undefined;
        }
        if (error instanceof ResponseError && error.statusCode === 400) {
          throw new InputError(
            `Devhose refused to be followed from ${after}: ${error.cause.message}`,
          );
        }
        const delayMilliseconds = backoff.next();
        this.#logger.warn(
          `Cannot read the event log after ${after}, trying again in ${delayMilliseconds} ms`,
          toError(error),
        );
        await backoff.wait(delayMilliseconds, signal);
      }
    }
    return undefined;
  }

  async #request(
    options: FollowOptions,
    after: number,
    wait: number,
    signal: AbortSignal,
  ): Promise<FollowedPage> {
    const query = new URLSearchParams({
      after: String(after),
      waitSeconds: String(wait),
    });
    if (options.limit !== undefined) {
      query.set('limit', String(options.limit));
    }
    if (options.types !== undefined) {
      query.set('types', options.types.join(','));
    }

    const baseUrl = await this.#discovery.getBaseUrl('devhose');
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'devhose',
    });
    const response = await fetch(`${baseUrl}/v1/follow?${query}`, {
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.any([
        signal,
        AbortSignal.timeout(answerTimeoutMilliseconds),
      ]),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return (await response.json()) as FollowedPage;
  }
}
