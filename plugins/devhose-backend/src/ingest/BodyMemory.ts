import { ServiceUnavailableError } from '@backstage/errors';

/**
 * The memory that bodies may take up between their first byte and their commit.
 * When it is used up senders are told to come back later, instead of the process
 * running out of it.
 */
export class BodyMemory {
  readonly #limitBytes: number;
  #usedBytes = 0;

  static create(options: { limitBytes: number }): BodyMemory {
    return new BodyMemory(options.limitBytes);
  }

  private constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** A share for one body, to be released when it is dealt with. */
  share(): BodyMemoryShare {
    let shareBytes = 0;
    return {
      take: bytes => {
        if (this.#usedBytes + bytes > this.#limitBytes) {
          throw new ServiceUnavailableError(
            'Devhose has more deliveries in hand than it can hold; send this one again in a few seconds',
          );
        }
        this.#usedBytes += bytes;
        shareBytes += bytes;
      },
      release: () => {
        this.#usedBytes -= shareBytes;
        shareBytes = 0;
      },
    };
  }
}

export interface BodyMemoryShare {
  /** @throws ServiceUnavailableError if there is no room. */
  take(bytes: number): void;
  release(): void;
}
