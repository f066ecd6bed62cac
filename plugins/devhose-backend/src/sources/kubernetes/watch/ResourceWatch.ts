import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { Backoff, type Fields } from '@pitstop/plugin-devhose-node';
import type { DeliveryWriter } from './DeliveryWriter';
import { GoneError, type KubernetesApi } from './KubernetesApi';
import type { WatchedResource } from './resources';
import type { WatchBook } from './WatchBook';

/** Lists and watches one kind of object in one cluster. */
export class ResourceWatch {
  readonly #cluster: string;
  readonly #resource: WatchedResource;
  readonly #api: KubernetesApi;
  readonly #book: WatchBook;
  readonly #writer: DeliveryWriter;
  readonly #logger: LoggerService;
  readonly #backoff = Backoff.create();

  static create(options: {
    cluster: string;
    resource: WatchedResource;
    api: KubernetesApi;
    book: WatchBook;
    writer: DeliveryWriter;
    logger: LoggerService;
  }): ResourceWatch {
    return new ResourceWatch(options);
  }

  private constructor(options: Parameters<typeof ResourceWatch.create>[0]) {
    this.#cluster = options.cluster;
    this.#resource = options.resource;
    this.#api = options.api;
    this.#book = options.book;
    this.#writer = options.writer;
    this.#logger = options.logger;
  }

  /**
   * Watches on from where the last watch got to, until the signal is aborted.
   * What fails is tried again, later each time.
   */
  async run(signal: AbortSignal): Promise<void> {
    let listsAgain = false;
    while (!signal.aborted) {
      try {
        const version = listsAgain
          ? undefined
          : await this.#book.version(this.#watched);
        listsAgain = false;
        await this.#watch(version ?? (await this.#list(signal)), signal);
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        listsAgain = error instanceof GoneError;
        if (!listsAgain) {
          await this.#fail(error);
        }
        await this.#backoff.wait(this.#backoff.next(), signal);
      }
    }
  }

  get #watched() {
    return { cluster: this.#cluster, resource: this.#resource.name };
  }

  /** @returns the version that the list is of. */
  async #list(signal: AbortSignal): Promise<string> {
    const { path } = this.#resource;
    let page = await this.#api.list(this.#cluster, path, { signal });
    await this.#take(page.items, signal);
    while (page.next !== undefined) {
      const { next } = page;
      page = await this.#api.list(this.#cluster, path, { next, signal });
      await this.#take(page.items, signal);
    }
    await this.#book.reached(this.#watched, page.version);
    return page.version;
  }

  async #watch(from: string, signal: AbortSignal): Promise<void> {
    const { path } = this.#resource;
    const events = this.#api.watch(this.#cluster, path, {
      version: from,
      signal,
    });
    let reached = from;
    let written = from;
    try {
      for await (const { type, object } of events) {
        this.#backoff.reset();
        const isTaken =
          (type === 'ADDED' || type === 'MODIFIED') &&
          (await this.#take([object], signal));
        reached = object.object('metadata').string('resourceVersion');
        if (isTaken || type === 'BOOKMARK') {
          await this.#book.reached(this.#watched, reached);
          written = reached;
        }
      }
    } finally {
      if (reached !== written) {
        await this.#book.reached(this.#watched, reached);
      }
    }
  }

  /** @returns whether any of them told anything. */
  async #take(
    objects: readonly Fields[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const told = objects.flatMap(object =>
      this.#resource
        .happenings(object)
        .map(happening => ({ happening, object, kind: this.#resource.kind })),
    );
    if (told.length > 0) {
      await this.#writer.write(this.#cluster, told, signal);
    }
    return told.length > 0;
  }

  async #fail(error: unknown): Promise<void> {
    const reason = stringifyError(error);
    this.#logger.warn(
      `Cannot watch the ${this.#resource.name} of cluster ${
        this.#cluster
      }, trying again: ${reason}`,
    );
    await this.#book.failed(this.#watched, reason);
  }
}
