import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, ResponseError, toError } from '@backstage/errors';
import type { FollowedPage } from '@pitstop/plugin-devhose-common';
import { Backoff } from './Backoff';
import { DevhoseClient, type DevhoseClientOptions } from './DevhoseClient';
import type { DevhoseService, FollowOptions } from './DevhoseService';
import { HttpConsumerLog } from './HttpConsumerLog';
import { RunningSubscription } from './RunningSubscription';
import type { SubscribeOptions, Subscription } from './SubscribeOptions';

const waitSeconds = 25;

/** An answer that takes longer than this is not coming. */
const answerTimeoutMilliseconds = (waitSeconds + 30) * 1000;

/**
 * The log behind Devhose's HTTP API.
 *
 * @public
 */
export class HttpDevhoseService implements DevhoseService {
  readonly #client: DevhoseClient;
  readonly #logger: LoggerService;
  readonly #subscriptions = new Set<Subscription>();

  static create(
    options: DevhoseClientOptions & { logger: LoggerService },
  ): HttpDevhoseService {
    return new HttpDevhoseService(
      DevhoseClient.create(options),
      options.logger,
    );
  }

  private constructor(client: DevhoseClient, logger: LoggerService) {
    this.#client = client;
    this.#logger = logger;
  }

  subscribe(options: SubscribeOptions): Subscription {
    const subscription = RunningSubscription.start(options, {
      log: HttpConsumerLog.create({
        client: this.#client,
        follow: followed => this.follow(followed),
        logger: this.#logger,
      }),
      logger: this.#logger,
    });
    this.#subscriptions.add(subscription);
    return subscription;
  }

  /** Stops all subscriptions. */
  async stop(): Promise<void> {
    await Promise.all(
      [...this.#subscriptions].map(subscription => subscription.stop()),
    );
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
    return this.#client.ask(`/v1/follow?${toQuery(options, after, wait)}`, {
      signal,
      timeoutMilliseconds: answerTimeoutMilliseconds,
    });
  }
}

function toQuery(
  options: FollowOptions,
  after: number,
  wait: number,
): URLSearchParams {
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
  for (const name of ['sources', 'repositories', 'subjects'] as const) {
    for (const value of options[name] ?? []) {
      query.append(name, value);
    }
  }
  if (options.shard !== undefined) {
    query.set('shard', String(options.shard.index));
    query.set('shards', String(options.shard.count));
  }
  if (options.onlyEvents) {
    query.set('onlyEvents', 'true');
  }
  return query;
}
