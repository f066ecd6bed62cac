import { setTimeout as wait } from 'node:timers/promises';
import type {
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import { InputError, isError, stringifyError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { fetchEntities } from './fetchEntities';

const refreshSeconds = 60;
const retryMilliseconds = 1_000;
const requestTimeoutMilliseconds = 10_000;

/**
 * Keeps the catalog equal to what the simulated company says of itself: asks
 * every minute, and every second until it has answered for the first time or
 * again. While it doesn't answer, the catalog keeps what it knows.
 */
export class SandboxEntityProvider implements EntityProvider {
  readonly #url: string;
  readonly #logger: LoggerService;
  readonly #scheduler: SchedulerService;
  #connection?: EntityProviderConnection;
  #etag?: string;
  #warned = false;

  private constructor(
    url: string,
    options: { logger: LoggerService; scheduler: SchedulerService },
  ) {
    this.#url = url;
    this.#logger = options.logger;
    this.#scheduler = options.scheduler;
  }

  /**
   * @returns undefined where no `sandbox.baseUrl` is configured
   * @throws InputError where it is no URL
   */
  static fromConfig(
    config: RootConfigService,
    options: { logger: LoggerService; scheduler: SchedulerService },
  ): SandboxEntityProvider | undefined {
    const baseUrl = config.getOptionalString('sandbox.baseUrl');
    if (!baseUrl) {
      return undefined;
    }
    if (!URL.canParse(baseUrl)) {
      throw new InputError(
        `sandbox.baseUrl is '${baseUrl}', which is no URL; give one like http://127.0.0.1:7010`,
      );
    }
    const url = new URL('/catalog/entities', baseUrl).href;
    return new SandboxEntityProvider(url, options);
  }

  getProviderName(): string {
    return 'sandbox';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#scheduler.scheduleTask({
      id: 'sandbox-entities',
      // The etag is this process's own, and a local task begins at once.
      scope: 'local',
      frequency: { seconds: refreshSeconds },
      timeout: { seconds: refreshSeconds },
      fn: signal => this.#refreshUntilAnswered(signal),
    });
  }

  async #refreshUntilAnswered(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#refresh(signal);
        this.#sayReachable();
        return;
      } catch (error) {
        this.#warnOnce(error);
        await wait(retryMilliseconds, undefined, { signal }).catch(() => {
          // The task has run out of time; the next one goes on.
        });
      }
    }
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    const snapshot = await fetchEntities(this.#url, {
      etag: this.#etag,
      signal: AbortSignal.any([
        signal,
        AbortSignal.timeout(requestTimeoutMilliseconds),
      ]),
    });
    if (snapshot) {
      await this.#connection?.applyMutation({
        type: 'full',
        entities: snapshot.items.map(item => ({
          entity: this.#located(item),
          locationKey: this.getProviderName(),
        })),
      });
      this.#etag = snapshot.etag;
      this.#logger.info(
        `The sandbox company at ${this.#url} has ${
          snapshot.items.length
        } entities`,
      );
    }
  }

  #located(entity: Entity): Entity {
    const location = `url:${this.#url}`;
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          ...entity.metadata.annotations,
          [ANNOTATION_LOCATION]: location,
          [ANNOTATION_ORIGIN_LOCATION]: location,
        },
      },
    };
  }

  #sayReachable(): void {
    if (this.#warned) {
      this.#warned = false;
      this.#logger.info(`The sandbox company at ${this.#url} answers again`);
    }
  }

  #warnOnce(error: unknown): void {
    if (!this.#warned) {
      this.#warned = true;
      // What fetch throws says no more than that it failed.
      const reason = (isError(error) && error.cause) || error;
      this.#logger.warn(
        `The sandbox company at ${
          this.#url
        } can't be read; the catalog keeps what it knows of it and asks again every second. Is the sandbox running, and is sandbox.baseUrl right?`,
        { error: stringifyError(reason) },
      );
    }
  }
}
