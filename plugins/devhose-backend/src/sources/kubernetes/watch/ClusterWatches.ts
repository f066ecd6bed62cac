import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DeliveryWriter } from './DeliveryWriter';
import type { KubernetesApi } from './KubernetesApi';
import { watchedResources } from './resources';
import { ResourceWatch } from './ResourceWatch';
import type { WatchBook } from './WatchBook';

/** How long clusters are watched before another replica may have its turn. */
const turnMilliseconds = 4 * 60_000;

/** Watches all clusters. None of them has to wait for another that is broken. */
export class ClusterWatches {
  readonly #api: KubernetesApi;
  readonly #book: WatchBook;
  readonly #writer: DeliveryWriter;
  readonly #logger: LoggerService;

  static create(options: {
    api: KubernetesApi;
    book: WatchBook;
    writer: DeliveryWriter;
    logger: LoggerService;
  }): ClusterWatches {
    return new ClusterWatches(options);
  }

  private constructor(options: Parameters<typeof ClusterWatches.create>[0]) {
    this.#api = options.api;
    this.#book = options.book;
    this.#writer = options.writer;
    this.#logger = options.logger;
  }

  /** Watches for a turn, or until the signal is aborted. */
  async run(stop: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([
      stop,
      AbortSignal.timeout(turnMilliseconds),
    ]);
    const clusters = await this.#api.clusters(signal);
    await Promise.all(
      clusters.flatMap(cluster =>
        watchedResources.map(resource =>
          ResourceWatch.create({
            cluster,
            resource,
            api: this.#api,
            book: this.#book,
            writer: this.#writer,
            logger: this.#logger,
          }).run(signal),
        ),
      ),
    );
  }
}
