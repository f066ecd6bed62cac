import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, toError } from '@backstage/errors';
import type {
  DeliveryRange,
  EventFilter,
  FollowedEvent,
  FollowedPage,
  HeldShard,
  ShardLease,
  ShardPosition,
} from '@pitstop/plugin-devhose-common';
import { Backoff } from './Backoff';
import { Bell } from './Bell';
import type { ConsumerLog, HeldLease } from './ConsumerLog';
import { followAfter, splitPage, type Chunk } from './splitPage';
import type { EventHandler } from './SubscribeOptions';

/** What all shards of a subscription have in common. */
export interface ShardWork {
  log: ConsumerLog;
  logger: LoggerService;
  consumer: string;
  filter: EventFilter;
  batch: number;
  handler: EventHandler;
  shards: number;
}

/** Handles the events of one shard for as long as this process has it. */
export class ShardWorker {
  readonly #work: ShardWork;
  readonly #lease: HeldLease;
  readonly #lost = new AbortController();
  readonly #reading = new AbortController();
  readonly #ended: Promise<void>;
  #before: ShardWorker | undefined;
  readonly #backoff = Backoff.create();
  #position: ShardPosition;
  /** So many events are handed out one by one. */
  #careful: number;
  #busySince: number | undefined;
  #surrendering = false;
  #redriving = false;
  #saidWhatExpired = false;
  #redriveAsked = Bell.create();

  /** Begins when whoever had the shard before in this process has ended. */
  static start(
    work: ShardWork,
    lease: ShardLease,
    before?: ShardWorker,
  ): ShardWorker {
    return new ShardWorker(work, lease, before);
  }

  private constructor(
    work: ShardWork,
    lease: ShardLease,
    before?: ShardWorker,
  ) {
    this.#before = before;
    this.#work = work;
    this.#lease = {
      consumer: work.consumer,
      shard: lease.shard,
      epoch: lease.epoch,
    };
    this.#position = lease.position;
    this.#careful = lease.careful ? work.batch : 0;
    this.#ended = this.#run(lease.pauseMilliseconds);
  }

  /** Resolves when no handler is at work any more; never rejects. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  get epoch(): number {
    return this.#lease.epoch;
  }

  /** Whether it has ended, or will, without anybody having wanted to. */
  get isLost(): boolean {
    return this.#lost.signal.aborted;
  }

  /** What Devhose is told about it. */
  get held(): HeldShard {
    return {
      shard: this.#lease.shard,
      epoch: this.#lease.epoch,
      busySeconds: this.#busySeconds,
      surrendering: this.#surrendering,
      redriving: this.#redriving,
    };
  }

  get #busySeconds(): number | undefined {
    return this.#busySince === undefined
      ? this.#before?.held.busySeconds
      : (performance.now() - this.#busySince) / 1000;
  }

  /** Somebody else has the shard. */
  lose(): void {
    this.#reading.abort();
    this.#lost.abort();
  }

  /** Finishes what is under way and takes nothing new. */
  async drain(): Promise<void> {
    this.#surrendering = true;
    this.#reading.abort();
    await this.#ended;
  }

  /** Dead letters are waiting to be handled again. */
  redrive(): void {
    this.#redriving = true;
    this.#redriveAsked.ring();
  }

  async #run(pauseMilliseconds: number): Promise<void> {
    await this.#before?.ended;
    this.#before = undefined;
    while (!this.#reading.signal.aborted) {
      try {
        await this.#backoff.wait(pauseMilliseconds, this.#reading.signal);
        await this.#followOn();
      } catch (error) {
        if (error instanceof ConflictError) {
          this.lose();
          return;
        }
        this.#work.logger.error(
          `Shard ${this.#lease.shard} of consumer ${
            this.#work.consumer
          } stumbled, going on`,
          toError(error),
        );
        await this.#backoff.wait(this.#backoff.next(), this.#reading.signal);
      }
    }
  }

  async #followOn(): Promise<void> {
    const { log, filter, shards } = this.#work;
    const pages = log
      .follow({
        after: followAfter(this.#position),
        filter,
        shard: { index: this.#lease.shard, count: shards },
        signal: this.#reading.signal,
      })
      [Symbol.asyncIterator]();
    try {
      let next = pages.next();
      for (;;) {
        const result = await Promise.race([next, this.#redriveAsked.rung]);
        if (this.#redriving) {
          await this.#handleRedrives();
        }
        if (result === undefined) {
          continue;
        }
        if (result.done) {
          return;
        }
        await this.#handlePage(result.value);
        if (this.#reading.signal.aborted) {
          return;
        }
        next = pages.next();
      }
    } finally {
      await pages.return?.();
    }
  }

  async #handlePage(page: FollowedPage): Promise<void> {
    if (page.expired) {
      this.#sayWhatExpired(page.expired);
    }
    const chunks = splitPage(page, this.#position, this.#work.batch);
    if (chunks.length === 0 && page.cursor > this.#position.sequence) {
      await this.#commit({ sequence: page.cursor }, 0);
    }
    for (const chunk of chunks) {
      if (this.#reading.signal.aborted) {
        return;
      }
      await this.#handleChunk(chunk);
    }
  }

  /** Once: a consumer that begins with a long past would say it page by page. */
  #sayWhatExpired({ first, last }: DeliveryRange): void {
    if (this.#saidWhatExpired) {
      return;
    }
    this.#saidWhatExpired = true;
    this.#work.logger.warn(
      `Consumer ${
        this.#work.consumer
      } passes over events of deliveries ${first} to ${last}, maybe more, because they have expired; restore their archives and replay it from there if it needs them`,
    );
  }

  async #handleChunk({ events, position }: Chunk): Promise<void> {
    if (this.#careful === 0) {
      const error = await this.#handle(events);
      if (error === undefined) {
        await this.#commit(position, events.length);
        return;
      }
      this.#work.logger.warn(
        `Consumer ${this.#work.consumer} failed with ${
          events.length
        } events from ${events[0].sequence} on, trying them one by one`,
        error,
      );
      this.#careful = events.length;
    }
    for (const event of events) {
      if (!(await this.#handleCarefully(event))) {
        return;
      }
      this.#careful = Math.max(0, this.#careful - 1);
    }
    await this.#commit(position, 0);
  }

  /** Whether it is over with this event; it is not when the shard is given up before. */
  async #handleCarefully(event: FollowedEvent): Promise<boolean> {
    const { log } = this.#work;
    const place = { sequence: event.sequence, index: event.index };
    while (!this.#reading.signal.aborted) {
      let answer = await log.beginAttempt(
        this.#lease,
        place,
        this.#lost.signal,
      );
      if (answer.outcome === 'retry') {
        const error = await this.#handle([event]);
        if (error === undefined) {
          await this.#commit(place, 1);
          return true;
        }
        answer = await log.failAttempt(
          this.#lease,
          { event: place, error: String(error) },
          this.#lost.signal,
        );
      }
      if (answer.outcome === 'dead-letter') {
        return this.#buried(place);
      }
      await this.#backoff.wait(answer.pauseMilliseconds, this.#reading.signal);
    }
    return false;
  }

  #buried(place: ShardPosition): true {
    this.#position = place;
    this.#work.logger.error(
      `Consumer ${this.#work.consumer} could not handle event ${
        place.sequence
      }.${place.index}; it is a dead letter now`,
    );
    return true;
  }

  async #handleRedrives(): Promise<void> {
    const { log } = this.#work;
    this.#redriveAsked = Bell.create();
    for (;;) {
      const letters = await log.redrives(this.#lease, this.#lost.signal);
      if (letters.length === 0) {
        break;
      }
      for (const { id, event } of letters) {
        if (this.#reading.signal.aborted) {
          return;
        }
        const error = await this.#handle([event]);
        await log.settleRedrive(
          this.#lease,
          { id, error: error && String(error) },
          this.#lost.signal,
        );
      }
    }
    this.#redriving = false;
  }

  /** What the handler failed with, if it did. */
  async #handle(events: readonly FollowedEvent[]): Promise<Error | undefined> {
    const { signal } = this.#lost;
    this.#busySince = performance.now();
    try {
      await this.#work.handler(events, { signal });
      return undefined;
    } catch (error) {
      return toError(error);
    } finally {
      this.#busySince = undefined;
    }
  }

  async #commit(position: ShardPosition, handled: number): Promise<void> {
    await this.#work.log.commit(
      this.#lease,
      { position, handled },
      this.#lost.signal,
    );
    this.#position = position;
    this.#backoff.reset();
  }
}
