import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  DeliverySource,
  DevhoseSourcesExtensionPoint,
} from '@pitstop/plugin-devhose-node';

/** The tools that Devhose takes deliveries from. */
export class Sources implements DevhoseSourcesExtensionPoint {
  readonly #sources = new Map<string, DeliverySource>();

  static create(): Sources {
    return new Sources();
  }

  private constructor() {}

  addSource(source: DeliverySource): void {
    if (this.#sources.has(source.id)) {
      throw new ConflictError(
        `There are two sources named '${source.id}'; remove one of them`,
      );
    }
    this.#sources.set(source.id, source);
  }

  /** All of them, in the order in which they were added. */
  all(): DeliverySource[] {
    return [...this.#sources.values()];
  }

  has(id: string): boolean {
    return this.#sources.has(id);
  }

  /** @throws NotFoundError if there is none. */
  get(id: string): DeliverySource {
    const source = this.#sources.get(id);
    if (source === undefined) {
      const known = [...this.#sources.keys()].sort().join(', ') || 'none';
      throw new NotFoundError(
        `There is no source '${id}' (there is: ${known}); set it up under devhose.sources.${id}`,
      );
    }
    return source;
  }
}
