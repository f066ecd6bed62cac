import type { Config } from '@backstage/config';
import type { DeliverySource } from '@pitstop/plugin-devhose-node';
import type { BodyMemory } from '../ingest/BodyMemory';
import { SourceGate } from './SourceGate';
import { readSourceLimits } from './SourceLimits';

/** The ways into all sources, each with its own limits. */
export class SourceGates {
  readonly #config: Config;
  readonly #memory: BodyMemory;
  readonly #gates = new Map<DeliverySource, SourceGate>();

  /**
   * @param options.sources - Those whose limits are looked at now.
   * @throws InputError if a limit makes no sense.
   */
  static create(options: {
    config: Config;
    memory: BodyMemory;
    sources: readonly DeliverySource[];
  }): SourceGates {
    const gates = new SourceGates(options.config, options.memory);
    options.sources.forEach(source => gates.of(source));
    return gates;
  }

  private constructor(config: Config, memory: BodyMemory) {
    this.#config = config;
    this.#memory = memory;
  }

  of(source: DeliverySource): SourceGate {
    let gate = this.#gates.get(source);
    if (gate === undefined) {
      gate = SourceGate.create({
        source: source.id,
        limits: readSourceLimits(this.#config, source),
        memory: this.#memory,
      });
      this.#gates.set(source, gate);
    }
    return gate;
  }
}
