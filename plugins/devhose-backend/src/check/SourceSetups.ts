import type { DiscoveryService } from '@backstage/backend-plugin-api';
import type { SourceSetupStatus } from '@pitstop/plugin-devhose-common';
import {
  anyName,
  knownSetups,
  standardWebhooksKey,
} from '../sources/knownSetups';
import type { Sources } from '../sources/Sources';
import { standardWebhookSetup } from '../sources/standardWebhooks/standardWebhookSetup';

/** How tools are told to send deliveries here. */
export class SourceSetups {
  readonly #sources: Sources;
  readonly #discovery: DiscoveryService;

  static create(options: {
    sources: Sources;
    discovery: DiscoveryService;
  }): SourceSetups {
    return new SourceSetups(options.sources, options.discovery);
  }

  private constructor(sources: Sources, discovery: DiscoveryService) {
    this.#sources = sources;
    this.#discovery = discovery;
  }

  /** Where a tool posts its deliveries, from outside. */
  async urlOf(source: string): Promise<string> {
    const baseUrl = await this.#discovery.getExternalBaseUrl('devhose');
    return `${baseUrl}/ingest/${source}`;
  }

  /** Sources that are on, and those that could be; by id. */
  async list(): Promise<SourceSetupStatus[]> {
    const on = this.#sources.all().map(({ id, setup }) => ({
      id,
      key: keyOf(setup === standardWebhookSetup ? anyName : id, id),
      on: true,
      setup,
    }));
    const off = [...knownSetups]
      .filter(([id]) => !this.#sources.has(id))
      .map(([id, setup]) => ({ id, key: keyOf(id, id), on: false, setup }));
    return Promise.all(
      [...on, ...off]
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map(async each =>
          each.setup?.watched
            ? each
            : { ...each, url: await this.urlOf(each.id) },
        ),
    );
  }
}

function keyOf(kind: string, id: string): string {
  return kind === anyName
    ? `devhose.sources.${standardWebhooksKey}.${id}`
    : `devhose.sources.${id}`;
}
