import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { LRUCache } from 'lru-cache';

const mostRemembered = 5_000;

/** An entity that is hidden from somebody is shown them for so long. */
const rememberedMilliseconds = 10_000;

/** Who may see which entities, as the catalog says, and said a moment ago. */
export class VisibleEntities {
  readonly #catalog: CatalogService;
  readonly #kinds = new LRUCache<string, string>({
    max: mostRemembered,
    ttl: rememberedMilliseconds,
  });

  static create(options: { catalog: CatalogService }): VisibleEntities {
    return new VisibleEntities(options.catalog);
  }

  private constructor(catalog: CatalogService) {
    this.#catalog = catalog;
  }

  /** @returns The kind of the entity; undefined if they may not see it, or there is none. */
  async kindOf(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity['kind'] | undefined> {
    const key = JSON.stringify([entityRef, credentials.principal]);
    const known = this.#kinds.get(key);
    if (known !== undefined) {
      return known;
    }
    const entity = await this.#catalog.getEntityByRef(entityRef, {
      credentials,
    });
    // What isn't there may come at any moment, and is asked for again.
    if (entity) {
      this.#kinds.set(key, entity.kind);
    }
    return entity?.kind;
  }
}
