import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { FollowedEvent } from '@pitstop/plugin-devhose-common';
import type {
  DevhoseService,
  Subscription,
} from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';
import { CircuitBreaker } from './CircuitBreaker';
import type { WebhookClient, WebhookResult } from './WebhookClient';
import type { StoredEndpoint, WebhookEndpoints } from './WebhookEndpoints';

const lookMilliseconds = 10_000;

/** So often an event is posted; with the pauses between that is about half an hour. */
const attempts = 14;

/** Has a subscription for each endpoint, in every process. */
export class WebhookRunner {
  readonly #knex: Knex;
  readonly #endpoints: WebhookEndpoints;
  readonly #client: WebhookClient;
  readonly #devhose: DevhoseService;
  readonly #logger: LoggerService;
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #closed = new AbortController();
  #running: Promise<void> | undefined;
  #wake = new AbortController();

  static create(options: {
    knex: Knex;
    endpoints: WebhookEndpoints;
    client: WebhookClient;
    devhose: DevhoseService;
    logger: LoggerService;
  }): WebhookRunner {
    return new WebhookRunner(options);
  }

  private constructor(options: {
    knex: Knex;
    endpoints: WebhookEndpoints;
    client: WebhookClient;
    devhose: DevhoseService;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#endpoints = options.endpoints;
    this.#client = options.client;
    this.#devhose = options.devhose;
    this.#logger = options.logger;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Endpoints came or went. */
  changed(): void {
    this.#wake.abort();
  }

  async stop(): Promise<void> {
    this.#closed.abort();
    this.#wake.abort();
    await this.#running;
    await Promise.all(
      [...this.#subscriptions.values()].map(subscription =>
        subscription.stop(),
      ),
    );
    await this.#client.close();
  }

  /** Posts something that says it is a test, and tells what became of it. */
  async test(endpoint: StoredEndpoint): Promise<WebhookResult> {
    const now = new Date().toISOString();
    const id = `test-${Date.now()}`;
    return this.#client.post(
      endpoint,
      {
        id,
        body: JSON.stringify({
          specversion: '1.0',
          id,
          source: 'devhose',
          type: 'dev.cdeventsx.devhose-webhook.tested.0.1.0',
          subject: endpoint.id,
          time: now,
          datacontenttype: 'application/json',
          data: {},
        }),
      },
      this.#closed.signal,
    );
  }

  async #run(): Promise<void> {
    while (!this.#closed.signal.aborted) {
      this.#wake = new AbortController();
      try {
        await this.#reconcile();
      } catch (error) {
        this.#logger.warn(
          'Cannot read the webhook endpoints, trying again',
          toError(error),
        );
      }
      await sleep(lookMilliseconds, undefined, {
        signal: this.#wake.signal,
      }).catch(() => {});
    }
  }

  async #reconcile(): Promise<void> {
    const endpoints = await this.#endpoints.all();
    for (const [id, subscription] of this.#subscriptions) {
      if (!endpoints.some(endpoint => endpoint.id === id)) {
        this.#subscriptions.delete(id);
        await subscription.stop();
        await this.#knex('consumers')
          .where({ name: `devhose:webhook-${id}` })
          .delete();
      }
    }
    for (const endpoint of endpoints) {
      if (!this.#subscriptions.has(endpoint.id)) {
        this.#subscriptions.set(endpoint.id, this.#subscribe(endpoint));
      }
    }
  }

  #subscribe(endpoint: StoredEndpoint): Subscription {
    const breaker = CircuitBreaker.create({
      knex: this.#knex,
      endpoint: endpoint.id,
    });
    return this.#devhose.subscribe({
      consumer: `webhook-${endpoint.id}`,
      filter: endpoint.filter,
      batch: 1,
      attempts,
      handler: async ([followed], { signal }) => {
        await breaker.permission(signal);
        await this.#post(endpoint, followed, breaker, signal);
      },
    });
  }

  async #post(
    endpoint: StoredEndpoint,
    { event }: FollowedEvent,
    breaker: CircuitBreaker,
    signal: AbortSignal,
  ): Promise<void> {
    const result = await this.#client.post(
      endpoint,
      // The event and nothing beside it: pseudonyms are for services only.
      { id: event.id, body: JSON.stringify(event) },
      signal,
    );
    await this.#endpoints.note(endpoint.id, event.id, result);
    await breaker.record(result.error === undefined);
    if (result.error !== undefined) {
      throw new Error(`${endpoint.url}: ${result.error}`);
    }
  }
}
