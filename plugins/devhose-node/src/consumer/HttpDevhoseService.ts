import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FollowedPage } from '@pitstop/plugin-devhose-common';
import { DevhoseClient, type DevhoseClientOptions } from './DevhoseClient';
import type {
  DevhoseService,
  FollowOptions,
  ReadFollowed,
} from './DevhoseService';
import { followPages } from './followPages';
import { HttpConsumerLog } from './HttpConsumerLog';
import { RunningSubscription } from './RunningSubscription';
import type { SubscribeOptions, Subscription } from './SubscribeOptions';

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

  follow(options: FollowOptions): AsyncGenerator<FollowedPage> {
    return this.followAs(options, parsePage);
  }

  followAs<Page extends { cursor: number }>(
    options: FollowOptions,
    read: ReadFollowed<Page>,
  ): AsyncGenerator<Page> {
    return followPages(this.#client, options, this.#logger, read);
  }
}

async function parsePage(body: ArrayBuffer): Promise<FollowedPage> {
  return JSON.parse(new TextDecoder().decode(body));
}
