import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { LogConsumer, type LogConsumerOptions } from '../consume/LogConsumer';
import { pause } from '../consume/pause';
import { generationIn } from '../store/Generation';
import type { Rebuilds } from './Rebuilds';

/** How often a replica looks whether there is something to do… */
const lookMilliseconds = 2_000;

/** …and, while there is, whether it is done. */
const lookAtWorkMilliseconds = 200;

/**
 * Works on rebuilds, with all replicas that run one, and goes on with what a
 * crash interrupted.
 */
export class Rebuilder {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #rebuilds: Rebuilds;
  readonly #options: LogConsumerOptions;
  readonly #lookMilliseconds: number;
  readonly #abort = new AbortController();
  #woken = new AbortController();
  #consumer: LogConsumer | undefined;
  /** The id of the rebuild that the consumer counts for. */
  #rebuild: string | undefined;
  #running: Promise<void> | undefined;

  static create(
    options: LogConsumerOptions & {
      rebuilds: Rebuilds;
      lookMilliseconds?: number;
    },
  ): Rebuilder {
    return new Rebuilder(options);
  }

  private constructor(
    options: LogConsumerOptions & {
      rebuilds: Rebuilds;
      lookMilliseconds?: number;
    },
  ) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#rebuilds = options.rebuilds;
    this.#options = options;
    this.#lookMilliseconds = options.lookMilliseconds ?? lookMilliseconds;
  }

  /** Returns at once. */
  start(): void {
    this.#rebuilds.onRequest(() => this.#woken.abort());
    this.#running ??= this.#run();
  }

  /** Resolves when the page that is being counted is counted. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#running;
    await this.#stopConsumer();
  }

  async #run(): Promise<void> {
    const { signal } = this.#abort;
    let asked = false;
    while (!signal.aborted) {
      this.#woken = new AbortController();
      try {
        if (!asked) {
          await this.#requestIfOutdated();
          asked = true;
        }
        await this.#look();
      } catch (error) {
        this.#logger.error(
          'The rebuild could not go on, trying again',
          toError(error),
        );
      }
      await pause(
        this.#consumer
          ? Math.min(this.#lookMilliseconds, lookAtWorkMilliseconds)
          : this.#lookMilliseconds,
        AbortSignal.any([signal, this.#woken.signal]),
      );
    }
  }

  async #requestIfOutdated(): Promise<void> {
    const rebuild = await this.#rebuilds.requestIfOutdated();
    if (rebuild) {
      this.#logger.info(
        `Reading the log again by other rules; until it is done, the pages show what is there: rebuild ${rebuild.id}`,
      );
    }
  }

  async #requestIfRegenerated(): Promise<void> {
    const rebuild = await this.#rebuilds.requestIfRegenerated();
    if (rebuild) {
      await this.#stopConsumer();
      this.#logger.info(
        `Events of the past are others now; counting them again: rebuild ${rebuild.id}`,
      );
    }
  }

  async #look(): Promise<void> {
    await this.#requestIfRegenerated();
    const rebuild = await this.#rebuilds.underWay();
    if (rebuild !== this.#rebuild) {
      // One may have taken the place of another since the last look.
      await this.#stopConsumer();
      this.#rebuild = rebuild;
    }
    if (rebuild === undefined) {
      return;
    }
    if (!this.#consumer) {
      this.#consumer = LogConsumer.create({
        ...this.#options,
        generation: generationIn(this.#knex, this.#rebuilds.schema),
        derives: 'at-the-head',
      });
      this.#consumer.start();
    }
    await this.#rebuilds.settle();
  }

  async #stopConsumer(): Promise<void> {
    await this.#consumer?.stop();
    this.#consumer = undefined;
  }
}
