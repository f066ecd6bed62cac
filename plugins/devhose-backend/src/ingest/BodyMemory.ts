import { ServiceUnavailableError } from '@backstage/errors';

/**
 * The memory that bodies may take up between their first byte and their commit.
 * When it is used up senders are told to come back later, instead of the process
 * running out of it.
 */
export class BodyMemory {
  readonly limitBytes: number;
  readonly #whole: BodyMemory | undefined;
  #usedBytes = 0;

  static create(options: { limitBytes: number }): BodyMemory {
    return new BodyMemory(options.limitBytes);
  }

  /** A part of a memory, which leaves room for the other parts. */
  static within(
    whole: BodyMemory,
    options: { limitBytes: number },
  ): BodyMemory {
    return new BodyMemory(
      Math.min(options.limitBytes, whole.limitBytes),
      whole,
    );
  }

  private constructor(limitBytes: number, whole?: BodyMemory) {
    this.limitBytes = limitBytes;
    this.#whole = whole;
  }

  /** A share for one body, to be released when it is dealt with. */
  share(): BodyMemoryShare {
    let shareBytes = 0;
    return {
      take: bytes => {
        if (!this.#take(bytes)) {
          throw new ServiceUnavailableError(
            'Devhose has more deliveries in hand than it can hold; send this one again in a few seconds',
          );
        }
        shareBytes += bytes;
      },
      release: () => {
        this.#release(shareBytes);
        shareBytes = 0;
      },
    };
  }

  #take(bytes: number): boolean {
    const fits = this.#usedBytes + bytes <= this.limitBytes;
    if (!fits || (this.#whole && !this.#whole.#take(bytes))) {
      return false;
    }
    this.#usedBytes += bytes;
    return true;
  }

  #release(bytes: number): void {
    this.#usedBytes -= bytes;
    if (this.#whole) {
      this.#whole.#release(bytes);
    }
  }
}

export interface BodyMemoryShare {
  /** @throws ServiceUnavailableError if there is no room. */
  take(bytes: number): void;
  release(): void;
}
