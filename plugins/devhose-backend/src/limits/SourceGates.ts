import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { toError } from '@backstage/errors';
import type { DeliverySource } from '@pitstop/plugin-devhose-node';
import type { BodyMemory } from '../ingest/BodyMemory';
import { SourceGate } from './SourceGate';
import { readSourceLimits } from './SourceLimits';

/**
 * The ways into all sources, each with its own limits. They follow the
 * configuration while the backend runs; limits that make no sense are logged and
 * not followed.
 */
export class SourceGates {
  readonly #config: Config;
  readonly #memory: BodyMemory;
  readonly #logger: LoggerService;
  readonly #gates = new Map<DeliverySource, SourceGate>();

  /**
   * @param options.sources - Those whose limits are looked at now.
   * @throws InputError if a limit makes no sense.
   */
  static create(options: {
    config: Config;
    memory: BodyMemory;
    logger: LoggerService;
    sources: readonly DeliverySource[];
  }): SourceGates {
    const gates = new SourceGates(options);
    options.sources.forEach(source => gates.of(source));
    options.config.subscribe?.(() => gates.#follow());
    return gates;
  }

  private constructor(options: {
    config: Config;
    memory: BodyMemory;
    logger: LoggerService;
  }) {
    this.#config = options.config;
    this.#memory = options.memory;
    this.#logger = options.logger;
  }

  of(source: DeliverySource): SourceGate {
    let gate = this.#gates.get(source);
    if (gate === undefined) {
      gate = SourceGate.create({
        source,
        limits: readSourceLimits(this.#config, source),
        memory: this.#memory,
      });
      this.#gates.set(source, gate);
    }
    return gate;
  }

  #follow(): void {
    for (const [source, gate] of this.#gates) {
      try {
        gate.limits = readSourceLimits(this.#config, source);
      } catch (error) {
        this.#logger.error(
          `The limits of ${
            source.id
          } stay as they were, because the new ones cannot be used: ${
            toError(error).message
          }`,
        );
      }
    }
  }
}
