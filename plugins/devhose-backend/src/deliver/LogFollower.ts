import type { LogHead } from '../log/LogHead';
import type { FollowedText, FollowReader } from './FollowReader';

/** Reads what comes after a position, and waits for it. */
export class LogFollower {
  readonly #reader: FollowReader;
  readonly #head: LogHead;
  readonly #closed = new AbortController();

  static create(options: { reader: FollowReader; head: LogHead }): LogFollower {
    return new LogFollower(options.reader, options.head);
  }

  private constructor(reader: FollowReader, head: LogHead) {
    this.#reader = reader;
    this.#head = head;
  }

  /**
   * The next page; an empty one if nothing came in within the time given.
   *
   * @throws InputError if the position is beyond the head.
   */
  async page(options: {
    after: number;
    limit: number;
    waitSeconds: number;
    types?: readonly string[];
    /** Nobody waits for the answer any more. */
    signal: AbortSignal;
  }): Promise<FollowedText> {
    const { after, waitSeconds, signal } = options;
    const enough = AbortSignal.any([
      signal,
      this.#closed.signal,
      AbortSignal.timeout(waitSeconds * 1000),
    ]);
    for (;;) {
      const page = await this.#reader.page(options);
      if (page.cursor > after || waitSeconds === 0 || enough.aborted) {
        return page;
      }
      await this.#head.beyond(after, enough);
    }
  }

  /** Answers all who wait. */
  close(): void {
    this.#closed.abort();
  }
}
