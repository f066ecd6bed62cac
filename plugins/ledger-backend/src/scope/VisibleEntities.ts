import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { LRUCache } from 'lru-cache';

const mostRemembered = 10_000;

/** In one question to the catalog. */
const mostAtOnce = 500;

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
    const key = keyOf(entityRef, credentials);
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
  /** @returns Those of the entities that they may see, and that are there. */
  async among(
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const unknown = entityRefs.filter(
      each => !this.#kinds.has(keyOf(each, credentials)),
    );
    const seen = new Set(entityRefs);
    for (let start = 0; start < unknown.length; start += mostAtOnce) {
      const refs = unknown.slice(start, start + mostAtOnce);
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: refs, fields: ['kind'] },
        { credentials },
      );
      for (const [index, entity] of items.entries()) {
        if (entity) {
          this.#kinds.set(keyOf(refs[index], credentials), entity.kind);
        } else {
          seen.delete(refs[index]);
        }
      }
    }
    return seen;
  }
}

function keyOf(entityRef: string, { principal }: BackstageCredentials): string {
  return JSON.stringify([entityRef, principal]);
}
