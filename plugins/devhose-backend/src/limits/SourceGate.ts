import type { SourceLimits } from '@pitstop/plugin-devhose-common';
import type { DeliverySource } from '@pitstop/plugin-devhose-node';
import { BodyMemory } from '../ingest/BodyMemory';
import { HeadersTooLargeError, TooManyRequestsError } from './limitErrors';
import { TokenBucket } from './TokenBucket';

/** How soon a request that was one too many may find another finished. */
const crowdRetrySeconds = 1;

/**
 * The way into one source. What is too much for it is refused before its body
 * is read, so that it costs the other sources next to nothing; and all that it
 * has in hand is at most a part of the memory.
 */
export class SourceGate {
  /** Of the bodies that are under way in this source. */
  readonly memory: BodyMemory;
  readonly #source: string;
  #limits: SourceLimits;
  #bucket: TokenBucket;
  #inside = 0;

  /** @param options.memory - Of all sources, of which it has a part. */
  static create(options: {
    source: DeliverySource;
    limits: SourceLimits;
    memory: BodyMemory;
  }): SourceGate {
    return new SourceGate(options);
  }

  private constructor(options: {
    source: DeliverySource;
    limits: SourceLimits;
    memory: BodyMemory;
  }) {
    const { source, limits, memory } = options;
    this.#source = source.id;
    this.#limits = limits;
    this.#bucket = bucketOf(limits);
    this.memory = BodyMemory.within(memory, {
      limitBytes: Math.max(source.bodyLimitBytes, memory.limitBytes / 2),
    });
  }

  get limits(): SourceLimits {
    return this.#limits;
  }

  /** From now on; what is under way stays. */
  set limits(limits: SourceLimits) {
    const { requestsPerSecond, burst } = this.#limits;
    this.#limits = limits;
    if (
      limits.requestsPerSecond !== requestsPerSecond ||
      limits.burst !== burst
    ) {
      this.#bucket = bucketOf(limits);
    }
  }

  /**
   * Lets a request in; {@link leave} when it is answered.
   *
   * @param rawHeaders - Names and values in turn, as they came.
   * @throws TooManyRequestsError, HeadersTooLargeError
   */
  enter(rawHeaders: readonly string[]): void {
    const waitMilliseconds = this.#bucket.take();
    const { requestsPerSecond, burst, concurrentRequests } = this.limits;
    if (waitMilliseconds > 0) {
      const seconds = Math.ceil(waitMilliseconds / 1000);
      throw new TooManyRequestsError(
        `${
          this.#source
        } takes ${requestsPerSecond} requests a second and ${burst} at once, and more came; send this one again in ${seconds} s`,
        seconds,
      );
    }
    if (this.#inside >= concurrentRequests) {
      throw new TooManyRequestsError(
        `${
          this.#source
        } takes ${concurrentRequests} requests at the same time, and they are under way; send this one again in a moment`,
        crowdRetrySeconds,
      );
    }
    this.#assertSmall(rawHeaders);
    this.#inside += 1;
  }

  leave(): void {
    this.#inside -= 1;
  }

  #assertSmall(rawHeaders: readonly string[]): void {
    const { headers, headerBytes } = this.limits;
    if (rawHeaders.length / 2 > headers) {
      throw new HeadersTooLargeError(
        `There are ${rawHeaders.length / 2} headers, and ${
          this.#source
        } takes ${headers}`,
      );
    }
    let bytes = 0;
    for (const text of rawHeaders) {
      bytes += text.length;
    }
    if (bytes > headerBytes) {
      throw new HeadersTooLargeError(
        `The headers have ${bytes} bytes, and ${
          this.#source
        } takes ${headerBytes}`,
      );
    }
  }
}

function bucketOf({ requestsPerSecond, burst }: SourceLimits): TokenBucket {
  return TokenBucket.create({ perSecond: requestsPerSecond, burst });
}
