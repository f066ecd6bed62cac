import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import type { LeaseAnswer, ShardLease } from '@pitstop/plugin-devhose-common';
import { Backoff } from './Backoff';
import type { ConsumerLog } from './ConsumerLog';
import { ShardWorker } from './ShardWorker';
import type { SubscribeOptions, Subscription } from './SubscribeOptions';

const consumerName = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** How long a handler may take to finish when the backend shuts down. */
const graceMilliseconds = 10_000;

/** Leases are renewed so often within their time. */
const renewals = 3;

/** Holds this process's share of a consumer's shards, and has a worker at each. */
export class RunningSubscription implements Subscription {
  readonly #holder = randomUUID();
  readonly #options: Required<SubscribeOptions>;
  readonly #log: ConsumerLog;
  readonly #logger: LoggerService;
  readonly #stopped = new AbortController();
  readonly #workers = new Map<number, ShardWorker>();
  readonly #running: Promise<void>;
  #leaving: Promise<void> | undefined;
  #expiry: NodeJS.Timeout | undefined;

  /** @throws InputError if the consumer has no proper name. */
  static start(
    options: SubscribeOptions,
    services: { log: ConsumerLog; logger: LoggerService },
  ): RunningSubscription {
    if (!consumerName.test(options.consumer)) {
      throw new InputError(
        `'${options.consumer}' is no name for a consumer; use lower-case letters, digits and dashes`,
      );
    }
    return new RunningSubscription(options, services);
  }

  private constructor(
    options: SubscribeOptions,
    services: { log: ConsumerLog; logger: LoggerService },
  ) {
    this.#options = {
      consumer: options.consumer,
      handler: options.handler,
      filter: options.filter ?? {},
      batch: options.batch ?? 100,
      from: options.from ?? 'now',
      onGeneration: options.onGeneration ?? 'ignore',
      shards: options.shards ?? 4,
      attempts: options.attempts ?? 8,
      leaseSeconds: options.leaseSeconds ?? 15,
    };
    this.#log = services.log;
    this.#logger = services.logger;
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#leaving ??= this.#leave();
    await this.#leaving;
  }

  async #leave(): Promise<void> {
    // The leases are renewed meanwhile: whoever is at work keeps its shard.
    const drained = Promise.all(
      [...this.#workers.values()].map(worker => worker.drain()),
    );
    const enough = new AbortController();
    await Promise.race([
      drained,
      sleep(graceMilliseconds, undefined, { signal: enough.signal }).catch(
        () => {},
      ),
    ]);
    enough.abort();
    this.#loseAll();
    this.#stopped.abort();
    await this.#running;
    clearTimeout(this.#expiry);
    await this.#release([], true);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    const backoff = Backoff.create();
    while (!signal.aborted) {
      const askedAt = performance.now();
      try {
        const answer = await this.#ask(signal);
        this.#armExpiry(askedAt);
        this.#reconcile(answer);
        backoff.reset();
      } catch (error) {
        if (!signal.aborted) {
          const delayMilliseconds = backoff.next();
          this.#logger.warn(
            `Consumer ${
              this.#options.consumer
            } cannot renew its leases, trying again in ${delayMilliseconds} ms`,
            toError(error),
          );
          await backoff.wait(delayMilliseconds, signal);
        }
      }
    }
  }

  async #ask(signal: AbortSignal): Promise<LeaseAnswer> {
    const { consumer, filter, shards, from, onGeneration } = this.#options;
    const { attempts, leaseSeconds } = this.#options;
    return this.#log.lease(
      consumer,
      {
        holder: this.#holder,
        filter,
        shards,
        from,
        onGeneration,
        attemptsLimit: attempts,
        leaseSeconds,
        waitSeconds: leaseSeconds / renewals,
        held: [...this.#workers.values()].map(({ held }) => held),
      },
      signal,
    );
  }

  /** The renewal happened after it was asked for, so the leases last at least until then. */
  #armExpiry(askedAtMilliseconds: number): void {
    clearTimeout(this.#expiry);
    const passed = performance.now() - askedAtMilliseconds;
    this.#expiry = setTimeout(() => {
      this.#logger.warn(
        `Consumer ${this.#options.consumer} has not heard of Devhose for ${
          this.#options.leaseSeconds
        } s; others may have its shards`,
      );
      this.#loseAll();
    }, Math.max(0, this.#options.leaseSeconds * 1000 - passed));
    this.#expiry.unref();
  }

  #reconcile({ shards, leases }: LeaseAnswer): void {
    for (const [shard, worker] of this.#workers) {
      if (!leases.some(lease => lease.shard === shard)) {
        worker.lose();
        this.#workers.delete(shard);
      }
    }
    for (const lease of leases) {
      const worker = this.#workerFor(lease, shards);
      if (worker && lease.surrender && !worker.held.surrendering) {
        this.#surrender(lease, worker);
      } else if (lease.redrive) {
        worker?.redrive();
      }
    }
  }

  #workerFor(lease: ShardLease, shards: number): ShardWorker | undefined {
    const known = this.#workers.get(lease.shard);
    if (known?.epoch === lease.epoch && !known.isLost) {
      return known;
    }
    known?.lose();
    if (this.#leaving) {
      return undefined;
    }
    const { consumer, filter, batch, handler } = this.#options;
    const worker = ShardWorker.start(
      {
        log: this.#log,
        logger: this.#logger,
        consumer,
        filter,
        batch,
        handler,
        shards,
      },
      lease,
      known,
    );
    this.#workers.set(lease.shard, worker);
    return worker;
  }

  async #surrender(
    { shard, epoch }: ShardLease,
    worker: ShardWorker,
  ): Promise<void> {
    await worker.drain();
    await this.#release([{ shard, epoch }], false);
    if (this.#workers.get(shard) === worker) {
      this.#workers.delete(shard);
    }
  }

  /** Where it fails, the others take over when the leases are over. */
  async #release(
    shards: Array<{ shard: number; epoch: number }>,
    leaving: boolean,
  ): Promise<void> {
    const { consumer } = this.#options;
    try {
      await this.#log.release(consumer, {
        holder: this.#holder,
        shards,
        leaving,
      });
    } catch (error) {
      this.#logger.warn(
        `Consumer ${consumer} cannot hand over its shards`,
        toError(error),
      );
    }
  }

  #loseAll(): void {
    for (const worker of this.#workers.values()) {
      worker.lose();
    }
  }
}
