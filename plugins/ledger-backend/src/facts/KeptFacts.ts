import { LRUCache } from 'lru-cache';

/** Read at once. */
const keysPerRead = 100;

interface Kept<T> {
  mark: string;
  facts: T;
}

/** Facts by key, kept for as long as their mark is the same. */
export class KeptFacts<T extends { bytes: number }> {
  readonly #kept: LRUCache<string, Kept<T>>;

  /** @param options.mostBytes - What was asked for longest ago is forgotten first. */
  static create<T extends { bytes: number }>(options: {
    mostBytes: number;
  }): KeptFacts<T> {
    return new KeptFacts(options.mostBytes);
  }

  private constructor(mostBytes: number) {
    this.#kept = new LRUCache({
      maxSize: mostBytes,
      sizeCalculation: ({ facts }) => facts.bytes,
    });
  }

  /**
   * @param marks - Of each key that is wanted; undefined where facts must not
   *   be kept.
   * @param load - Reads the facts of the keys that are not kept, in the
   *   snapshot of the marks.
   */
  async read(
    marks: ReadonlyMap<string, string | undefined>,
    load: (keys: string[]) => Promise<Map<string, T>>,
  ): Promise<Map<string, T>> {
    const all = new Map<string, T>();
    const missing: string[] = [];
    for (const [key, mark] of marks) {
      const kept = this.#kept.get(key);
      if (kept && kept.mark === mark) {
        all.set(key, kept.facts);
      } else {
        missing.push(key);
      }
    }
    for (let at = 0; at < missing.length; at += keysPerRead) {
      const loaded = await load(missing.slice(at, at + keysPerRead));
      for (const [key, facts] of loaded) {
        all.set(key, facts);
        const mark = marks.get(key);
        if (mark !== undefined) {
          this.#kept.set(key, { mark, facts });
        }
      }
    }
    return all;
  }
}
