import { Bell } from '@pitstop/plugin-devhose-node';
import type { JsMsg } from '@nats-io/jetstream';

/**
 * Collects messages while others are being taken in, so that the batch grows
 * with the load and a lone message does not wait for company.
 */
export class ArrivedMessages implements AsyncIterable<JsMsg[]> {
  #messages: JsMsg[] = [];
  #news = Bell.create();
  #ended = false;

  static create(): ArrivedMessages {
    return new ArrivedMessages();
  }

  private constructor() {}

  add(message: JsMsg): void {
    this.#messages.push(message);
    this.#news.ring();
  }

  /** No more will come. What has come and was not taken yet is forgotten. */
  end(): void {
    this.#ended = true;
    this.#news.ring();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<JsMsg[]> {
    for (;;) {
      await this.#news.rung;
      if (this.#ended) {
        return;
      }
      this.#news = Bell.create();
      const batch = this.#messages;
      this.#messages = [];
      yield batch;
    }
  }
}
