/** Many byte strings in one, with their offsets (from 1, as SQL counts) and lengths. */
export class Blob {
  readonly offsets: number[] = [];
  readonly lengths: number[] = [];
  readonly #parts: Buffer[] = [];
  #length = 0;

  static create(): Blob {
    return new Blob();
  }

  private constructor() {}

  add(part: Buffer): void {
    this.offsets.push(this.#length + 1);
    this.lengths.push(part.length);
    this.#parts.push(part);
    this.#length += part.length;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts, this.#length);
  }
}
