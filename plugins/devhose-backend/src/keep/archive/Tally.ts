import { createHash } from 'node:crypto';

const newline = 0x0a;

/** Counts what passes. */
export class Tally {
  readonly #hash = createHash('sha256');
  bytes = 0;
  lines = 0;

  static create(): Tally {
    return new Tally();
  }

  private constructor() {}

  async *observe(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#hash.update(chunk);
      this.bytes += chunk.length;
      let end = chunk.indexOf(newline);
      while (end !== -1) {
        this.lines += 1;
        end = chunk.indexOf(newline, end + 1);
      }
      yield chunk;
    }
  }

  sha256(): string {
    return this.#hash.digest('hex');
  }
}
