import { NotFoundError } from '@backstage/errors';
import type { HumanDuration } from '@backstage/types';
import {
  Fields,
  type SentContent,
  type SentDelivery,
  type SourceSweeper,
} from '@pitstop/plugin-devhose-node';
import { isIngestAddress } from '../../asking/isIngestAddress';
import type { ToolApi } from '../../asking/ToolApi';
import { analysisId } from '../analysisId';

const perPage = 100;

/**
 * Asks SonarQube what its webhooks sent. It keeps the payloads as they were
 * sent, so that what is read is the delivery byte for byte.
 *
 * @see https://docs.sonarsource.com/sonarqube-server/extension-guide/web-api
 */
export class SonarqubeSweeper implements SourceSweeper {
  readonly every: HumanDuration;
  /** It remembers for thirty, but each delivery takes a question of its own. */
  readonly reach = { days: 3 };
  readonly #api: ToolApi;
  readonly #scopes: ReadonlyArray<Readonly<Record<string, string>>>;

  /** @param options.scopes - Whose webhooks, as `api/webhooks/list` is asked; `{}` for those of the server. */
  static create(options: {
    api: ToolApi;
    scopes: ReadonlyArray<Readonly<Record<string, string>>>;
    every: HumanDuration;
  }): SonarqubeSweeper {
    return new SonarqubeSweeper(options.api, options.scopes, options.every);
  }

  private constructor(
    api: ToolApi,
    scopes: ReadonlyArray<Readonly<Record<string, string>>>,
    every: HumanDuration,
  ) {
    this.#api = api;
    this.#scopes = scopes;
    this.every = every;
  }

  async *sent(options: {
    since: Date;
    signal: AbortSignal;
  }): AsyncGenerator<SentDelivery, void, undefined> {
    for (const scope of this.#scopes) {
      for (const webhook of await this.#webhooks(scope, options.signal)) {
        yield* this.#sentBy(webhook, options);
      }
    }
  }

  async #webhooks(
    scope: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<string[]> {
    const answer = await this.#api.get('/api/webhooks/list', scope, signal);
    const keys = Fields.create(answer)
      .objects('webhooks')
      .filter(webhook => isIngestAddress(webhook.string('url'), 'sonarqube'))
      .map(webhook => webhook.string('key'));
    if (keys.length === 0) {
      throw new NotFoundError(
        `${describe(
          scope,
        )} has no webhook to …/api/devhose/ingest/sonarqube; set one up, or change devhose.sources.sonarqube.sweep`,
      );
    }
    return keys;
  }

  /** Newest first, as SonarQube tells them. */
  async *#sentBy(
    webhook: string,
    { since, signal }: { since: Date; signal: AbortSignal },
  ): AsyncGenerator<SentDelivery, void, undefined> {
    for (let page = 1; ; page++) {
      const answer = await this.#api.get(
        '/api/webhooks/deliveries',
        { webhook, p: String(page), ps: String(perPage) },
        signal,
      );
      const deliveries = Fields.create(answer).objects('deliveries');
      for (const delivery of deliveries) {
        const sentAt = new Date(delivery.instant('at'));
        if (sentAt < since) {
          return;
        }
        const content = await this.#content(delivery.string('id'), signal);
        yield {
          deliveryId: analysisId(content.body, content.headers),
          sentAt,
          read: async () => content,
        };
      }
      if (deliveries.length < perPage) {
        return;
      }
    }
  }

  async #content(
    deliveryId: string,
    signal: AbortSignal,
  ): Promise<SentContent> {
    const answer = await this.#api.get(
      '/api/webhooks/delivery',
      { deliveryId },
      signal,
    );
    const delivery = Fields.create(answer).object('delivery');
    return {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'x-sonarqube-project': delivery.string('componentKey'),
      },
      body: Buffer.from(delivery.string('payload')),
    };
  }
}

function describe({
  organization,
  project,
}: Readonly<Record<string, string>>): string {
  const scope = project ?? organization;
  return scope === undefined ? 'The SonarQube server' : `${scope} in SonarQube`;
}
