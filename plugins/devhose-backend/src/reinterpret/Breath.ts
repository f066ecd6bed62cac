/** Longer than this nobody should wait who sends a delivery at the same time. */
const sliceMilliseconds = 5;

/** Lets go of the thread now and then, in work that goes on for long. */
export class Breath {
  #since = performance.now();

  static create(): Breath {
    return new Breath();
  }

  private constructor() {}

  async take(): Promise<void> {
    if (performance.now() - this.#since >= sliceMilliseconds) {
      await new Promise(setImmediate);
      this.#since = performance.now();
    }
  }
}
