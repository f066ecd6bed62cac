import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, ResponseError, toError } from '@backstage/errors';
import type {
  FailureAnswer,
  LeaseAnswer,
  LeaseRequest,
} from '@pitstop/plugin-devhose-common';
import { Backoff } from './Backoff';
import type { ConsumerLog, HeldLease, Redrive } from './ConsumerLog';
import type { DevhoseClient } from './DevhoseClient';
import type { DevhoseService } from './DevhoseService';

const answerTimeoutMilliseconds = 30_000;

type Follow = DevhoseService['follow'];

/** The log and the book of consumers, over HTTP. */
export class HttpConsumerLog implements ConsumerLog {
  readonly #client: DevhoseClient;
  readonly #follow: Follow;
  readonly #logger: LoggerService;

  static create(options: {
    client: DevhoseClient;
    follow: Follow;
    logger: LoggerService;
  }): HttpConsumerLog {
    return new HttpConsumerLog(options.client, options.follow, options.logger);
  }

  private constructor(
    client: DevhoseClient,
    follow: Follow,
    logger: LoggerService,
  ) {
    this.#client = client;
    this.#follow = follow;
    this.#logger = logger;
  }

  follow(
    options: Parameters<ConsumerLog['follow']>[0],
  ): ReturnType<ConsumerLog['follow']> {
    const { after, filter, shard, signal } = options;
    return this.#follow({ after, ...filter, shard, onlyEvents: true, signal });
  }

  async lease(
    consumer: string,
    request: LeaseRequest,
    signal: AbortSignal,
  ): Promise<LeaseAnswer> {
    return this.#client.ask(`/v1/subscriptions/${consumer}/lease`, {
      body: request,
      signal,
      // Without an answer by then the leases are over anyway.
      timeoutMilliseconds: request.leaseSeconds * 1000,
    });
  }

  async release(
    consumer: string,
    release: Parameters<ConsumerLog['release']>[1],
  ): Promise<void> {
    await this.#client.ask(`/v1/subscriptions/${consumer}/release`, {
      body: release,
      signal: new AbortController().signal,
      timeoutMilliseconds: answerTimeoutMilliseconds,
    });
  }

  async commit(
    lease: HeldLease,
    done: Parameters<ConsumerLog['commit']>[1],
    signal: AbortSignal,
  ): Promise<void> {
    await this.#persistently(lease, 'commit', done, signal);
  }

  async beginAttempt(
    lease: HeldLease,
    event: Parameters<ConsumerLog['beginAttempt']>[1],
    signal: AbortSignal,
  ): Promise<FailureAnswer> {
    return this.#persistently(lease, 'attempts', { event }, signal);
  }

  async failAttempt(
    lease: HeldLease,
    failure: Parameters<ConsumerLog['failAttempt']>[1],
    signal: AbortSignal,
  ): Promise<FailureAnswer> {
    return this.#persistently(lease, 'failures', failure, signal);
  }

  async redrives(lease: HeldLease, signal: AbortSignal): Promise<Redrive[]> {
    const { letters } = await this.#persistently<{ letters: Redrive[] }>(
      lease,
      'redrives',
      {},
      signal,
    );
    return letters;
  }

  async settleRedrive(
    lease: HeldLease,
    settled: Parameters<ConsumerLog['settleRedrive']>[1],
    signal: AbortSignal,
  ): Promise<void> {
    await this.#persistently(lease, 'settlements', settled, signal);
  }

  /** Asks until there is an answer, or nobody wants it any more. */
  async #persistently<T>(
    { consumer, shard, epoch }: HeldLease,
    what: string,
    body: object,
    signal: AbortSignal,
  ): Promise<T> {
    const path = `/v1/subscriptions/${consumer}/shards/${shard}/${what}`;
    const backoff = Backoff.create();
    for (;;) {
      try {
        return await this.#client.ask<T>(path, {
          body: { epoch, ...body },
          signal,
          timeoutMilliseconds: answerTimeoutMilliseconds,
        });
      } catch (error) {
        if (error instanceof ResponseError && error.statusCode === 409) {
          throw new ConflictError(error.cause.message);
        }
        if (signal.aborted || isRefusal(error)) {
          throw error;
        }
        const delayMilliseconds = backoff.next();
        this.#logger.warn(
          `Cannot reach ${path}, trying again in ${delayMilliseconds} ms`,
          toError(error),
        );
        await backoff.wait(delayMilliseconds, signal);
        signal.throwIfAborted();
      }
    }
  }
}

/** Whether the same request would be refused again. */
function isRefusal(error: unknown): boolean {
  return error instanceof ResponseError && error.statusCode === 400;
}
