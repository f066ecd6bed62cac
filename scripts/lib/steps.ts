/** Tells a person how far a command has come, in plain lines. */
export interface Steps {
  /** Announces something that takes long enough to make a person wonder. */
  announce(text: string): void;
  /** Does the work and says what came of it and how long it took. */
  step<T>(
    name: string,
    work: () => Promise<T>,
    describe?: (result: T) => string,
  ): Promise<T>;
  /** A line of its own. */
  say(text: string): void;
}

/** Steps on standard output. */
export const consoleSteps: Steps = {
  announce(text) {
    console.log(`  … ${text}`);
  },
  async step(name, work, describe) {
    const begun = performance.now();
    const result = await work();
    const detail = describe ? `: ${describe(result)}` : '';
    const duration = formatSeconds(performance.now() - begun);
    console.log(`  ✓ ${name}${detail} (${duration})`);
    return result;
  },
  say(text) {
    console.log(text);
  },
};

/** @example `3.2 s` */
export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
