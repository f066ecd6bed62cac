import { EventEmitter, on } from 'node:events';
import type {
  FollowedEvent,
  FollowedPage,
} from '@pitstop/plugin-devhose-common';
import type {
  DevhoseService,
  FollowOptions,
  ReadFollowed,
} from '@pitstop/plugin-devhose-node';

/** A log to follow, in memory, for what a test must be able to steer. */
export class MemoryLog implements Pick<DevhoseService, 'followAs'> {
  #events: FollowedEvent[] = [];
  #generation = 1;
  readonly #appended = new EventEmitter();
  readonly #pageSize: number;

  static create(options: { pageSize: number }): MemoryLog {
    return new MemoryLog(options.pageSize);
  }

  private constructor(pageSize: number) {
    this.#pageSize = pageSize;
    this.#appended.setMaxListeners(0);
  }

  get head(): number {
    return this.#events.length;
  }

  append(events: Iterable<FollowedEvent>): void {
    for (const event of events) {
      this.#events.push({ ...event, sequence: this.head + 1 });
    }
    this.#appended.emit('append');
  }

  /** Exchanges events of the past for others, as when deliveries are read again. */
  exchange(change: (event: FollowedEvent) => FollowedEvent): void {
    this.#events = this.#events.map(change);
    this.#generation += 1;
    this.#appended.emit('append');
  }

  async *followAs<Page extends { cursor: number }>(
    options: FollowOptions,
    read: ReadFollowed<Page>,
  ): AsyncGenerator<Page> {
    for await (const page of this.#follow(options)) {
      yield await read(new TextEncoder().encode(JSON.stringify(page)).buffer);
    }
  }

  async *#follow(options: FollowOptions): AsyncGenerator<FollowedPage> {
    const { signal } = options;
    let { after } = options;
    const appended = on(this.#appended, 'append', { signal });
    try {
      for (;;) {
        while (after < this.head) {
          const events = this.#events.slice(after, after + this.#pageSize);
          after += events.length;
          yield this.#page(events, after);
        }
        await appended.next();
        if (after === this.head) {
          // Nothing came in, but there may be another generation.
          yield this.#page([], after);
        }
      }
    } catch (error) {
      if (!signal?.aborted) {
        throw error;
      }
    }
  }

  #page(events: FollowedEvent[], cursor: number): FollowedPage {
    return {
      events,
      cursor,
      head: this.head,
      generation: this.#generation,
    };
  }
}
