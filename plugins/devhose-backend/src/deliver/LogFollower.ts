import { setTimeout as sleep } from 'node:timers/promises';
import type { LogHead } from '../log/LogHead';
import type { FollowedText, FollowReader } from './FollowReader';
import type { WantedEvents } from './wantedEvents';

/**
 * How long whoever is at the head of a stream waits for more: a page of many
 * events costs about as much as a page of one.
 */
const lingerMilliseconds = 20;

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
   * The next page; an empty one if nothing came in within the time given, or,
   * unless only events are worth an answer, if nothing of what came in is wanted.
   * That some of it has expired is worth one.
   *
   * @throws InputError if the position is beyond the head.
   */
  async page(options: {
    after: number;
    limit: number;
    waitSeconds: number;
    wanted?: WantedEvents;
    onlyEvents?: boolean;
    /** Nobody waits for the answer any more. */
    signal: AbortSignal;
  }): Promise<FollowedText> {
    const { limit, wanted, waitSeconds, signal, onlyEvents = false } = options;
    let { after } = options;
    const enough = AbortSignal.any([
      signal,
      this.#closed.signal,
      AbortSignal.timeout(waitSeconds * 1000),
    ]);
    for (;;) {
      if (waitSeconds > 0 && this.#isAtStreamingHead(after, limit)) {
        await this.#linger(enough);
      }
      const page = await this.#reader.page({ after, limit, wanted });
      const isNews =
        page.count > 0 || (await page.content).expired !== undefined;
      const worthAnAnswer = onlyEvents ? isNews : page.cursor > after;
      if (worthAnAnswer || waitSeconds === 0 || enough.aborted) {
        return page;
      }
      after = page.cursor;
      await this.#head.beyond(after, enough);
    }
  }

  /** Answers all who wait. */
  close(): void {
    this.#closed.abort();
  }

  /** Who is far behind finds full pages as it is. */
  #isAtStreamingHead(after: number, limit: number): boolean {
    return this.#head.isStreaming && this.#head.since(after) < limit;
  }

  async #linger(signal: AbortSignal): Promise<void> {
    try {
      await sleep(lingerMilliseconds, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }
}
