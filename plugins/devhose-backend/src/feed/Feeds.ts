import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  Backoff,
  type CloudEventFeed,
  type DeliverySource,
  type DevhoseFeedsExtensionPoint,
  type DevhoseSourcesExtensionPoint,
} from '@pitstop/plugin-devhose-node';
import type { FeedIntake } from './FeedIntake';
import { FeedSource } from './FeedSource';

/** The feeds that modules have added, and what they are doing. */
export class Feeds implements DevhoseFeedsExtensionPoint {
  readonly #sources: DevhoseSourcesExtensionPoint;
  readonly #feeds: Array<{ feed: CloudEventFeed; source: DeliverySource }> = [];
  readonly #stopped = new AbortController();
  #running: Array<Promise<void>> = [];

  static create(options: { sources: DevhoseSourcesExtensionPoint }): Feeds {
    return new Feeds(options.sources);
  }

  private constructor(sources: DevhoseSourcesExtensionPoint) {
    this.#sources = sources;
  }

  addFeed(feed: CloudEventFeed): void {
    const same = this.#feeds.find(({ source }) => source.id === feed.id);
    const source = same?.source ?? FeedSource.create(feed.id);
    if (same === undefined) {
      this.#sources.addSource(source);
    }
    this.#feeds.push({ feed, source });
  }

  /** Has them bring what they have, until they are stopped. */
  start(options: { intake: FeedIntake; logger: LoggerService }): void {
    this.#running = this.#feeds.map(({ feed, source }) =>
      this.#run(feed, source, options),
    );
  }

  /** Resolves when nothing is being taken in any more. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all(this.#running);
  }

  async #run(
    feed: CloudEventFeed,
    source: DeliverySource,
    { intake, logger }: { intake: FeedIntake; logger: LoggerService },
  ): Promise<void> {
    const { signal } = this.#stopped;
    const backoff = Backoff.create();
    while (!signal.aborted) {
      try {
        await feed.run({
          signal,
          take: async messages => {
            await intake.take(source, messages, signal);
            backoff.reset();
          },
        });
      } catch (error) {
        if (!signal.aborted) {
          const delayMilliseconds = backoff.next();
          logger.warn(
            `Cannot fetch from ${feed.id}, trying again in ${delayMilliseconds} ms`,
            toError(error),
          );
          await backoff.wait(delayMilliseconds, signal);
        }
      }
    }
  }
}
