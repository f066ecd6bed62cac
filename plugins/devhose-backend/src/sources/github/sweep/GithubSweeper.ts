import type { HumanDuration } from '@backstage/types';
import {
  Fields,
  type SentContent,
  type SentDelivery,
  type SourceSweeper,
} from '@pitstop/plugin-devhose-node';
import type { GithubApi } from './GithubApi';
import type { GithubHooks } from './GithubHooks';

/**
 * Asks GitHub's delivery API what the webhooks sent.
 *
 * @see https://docs.github.com/en/rest/orgs/webhooks#list-deliveries-for-an-organization-webhook
 */
export class GithubSweeper implements SourceSweeper {
  readonly every: HumanDuration;
  /** @see https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks */
  readonly reach = { days: 3 };
  readonly #hooks: readonly GithubHooks[];

  /** @param options.hooks - What is asked, one after the other. */
  static create(options: {
    hooks: readonly GithubHooks[];
    every: HumanDuration;
  }): GithubSweeper {
    return new GithubSweeper(options.hooks, options.every);
  }

  private constructor(hooks: readonly GithubHooks[], every: HumanDuration) {
    this.#hooks = hooks;
    this.every = every;
  }

  async *sent(options: {
    since: Date;
    signal: AbortSignal;
  }): AsyncGenerator<SentDelivery, void, undefined> {
    for (const hooks of this.#hooks) {
      for (const hook of await hooks.find(options.signal)) {
        yield* this.#sentBy(hooks.api, hook, options);
      }
    }
  }

  /** Newest first, as GitHub tells them. */
  async *#sentBy(
    api: GithubApi,
    hook: string,
    { since, signal }: { since: Date; signal: AbortSignal },
  ): AsyncGenerator<SentDelivery, void, undefined> {
    const path = `${hook}/deliveries`;
    for await (const page of api.pages(path, signal)) {
      for (const delivery of Fields.create({ page }).objects('page')) {
        const sentAt = new Date(delivery.instant('delivered_at'));
        if (sentAt < since) {
          return;
        }
        const self = `${path}/${delivery.count('id')}`;
        yield {
          deliveryId: delivery.string('guid').toLowerCase(),
          sentAt,
          sendAgain: () => api.post(`${self}/attempts`, signal),
          read: async () => readContent(await api.get(self, signal)),
        };
      }
    }
  }
}

/** GitHub tells the payload as an object: it means the same, byte for byte it need not be. */
function readContent(delivery: unknown): SentContent {
  const request = Fields.create(delivery).object('request');
  const headers = Object.entries(request.object('headers').toJSON()).map(
    ([name, value]) => [name.toLowerCase(), String(value)],
  );
  return {
    headers: Object.fromEntries(headers),
    body: Buffer.from(JSON.stringify(request.object('payload'))),
  };
}
