/** Rings once; whoever waits is woken, and whoever comes later too. @public */
export class Bell {
  readonly #rung: Promise<void>;
  #resolve: () => void = () => {};

  static create(): Bell {
    return new Bell();
  }

  private constructor() {
    this.#rung = new Promise(resolve => {
      this.#resolve = resolve;
    });
  }

  get rung(): Promise<void> {
    return this.#rung;
  }

  ring(): void {
    this.#resolve();
  }
}
