import { NotFoundError } from '@backstage/errors';
import type { HumanDuration } from '@backstage/types';
import {
  Fields,
  type SentContent,
  type SentDelivery,
  type SourceSweeper,
} from '@pitstop/plugin-devhose-node';
import { isIngestAddress } from '../../asking/isIngestAddress';
import type { GithubApi } from './GithubApi';

/**
 * Asks GitHub's delivery API what the webhooks sent.
 *
 * @see https://docs.github.com/en/rest/orgs/webhooks#list-deliveries-for-an-organization-webhook
 */
export class GithubSweeper implements SourceSweeper {
  readonly every: HumanDuration;
  /** @see https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks */
  readonly reach = { days: 3 };
  readonly #api: GithubApi;
  readonly #owners: readonly string[];

  /** @param options.owners - Such as `orgs/northwind` and `repos/northwind/shop`. */
  static create(options: {
    api: GithubApi;
    owners: readonly string[];
    every: HumanDuration;
  }): GithubSweeper {
    return new GithubSweeper(options.api, options.owners, options.every);
  }

  private constructor(
    api: GithubApi,
    owners: readonly string[],
    every: HumanDuration,
  ) {
    this.#api = api;
    this.#owners = owners;
    this.every = every;
  }

  async *sent(options: {
    since: Date;
    signal: AbortSignal;
  }): AsyncGenerator<SentDelivery, void, undefined> {
    for (const owner of this.#owners) {
      for (const hook of await this.#hooks(owner, options.signal)) {
        yield* this.#sentBy(owner, hook, options);
      }
    }
  }

  /** The webhooks that send to a portal; others are none of ours. */
  async #hooks(owner: string, signal: AbortSignal): Promise<string[]> {
    const paths: string[] = [];
    const path = `/${owner}/hooks`;
    for await (const page of this.#api.pages(nameOf(owner), path, signal)) {
      for (const hook of readList(page)) {
        const url = hook.object('config').optionalString('url') ?? '';
        if (isIngestAddress(url, 'github')) {
          paths.push(`${path}/${hook.count('id')}`);
        }
      }
    }
    if (paths.length === 0) {
      throw new NotFoundError(
        `${owner} has no webhook to …/api/devhose/ingest/github; set one up, or take it out of devhose.sources.github.sweep`,
      );
    }
    return paths;
  }

  /** Newest first, as GitHub tells them. */
  async *#sentBy(
    owner: string,
    hook: string,
    { since, signal }: { since: Date; signal: AbortSignal },
  ): AsyncGenerator<SentDelivery, void, undefined> {
    const path = `${hook}/deliveries`;
    for await (const page of this.#api.pages(nameOf(owner), path, signal)) {
      for (const delivery of readList(page)) {
        const sentAt = new Date(delivery.instant('delivered_at'));
        if (sentAt < since) {
          return;
        }
        const self = `${path}/${delivery.count('id')}`;
        yield {
          deliveryId: delivery.string('guid').toLowerCase(),
          sentAt,
          sendAgain: () =>
            this.#api.post(nameOf(owner), `${self}/attempts`, signal),
          read: async () =>
            readContent(await this.#api.get(nameOf(owner), self, signal)),
        };
      }
    }
  }
}

/** `northwind` of `orgs/northwind`, `northwind/shop` of `repos/northwind/shop`. */
function nameOf(owner: string): string {
  return owner.slice(owner.indexOf('/') + 1);
}

function readList(page: unknown): Fields[] {
  return Fields.create({ page }).objects('page');
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
