import { SingleBar } from 'cli-progress';
import type { ImportProgress } from './ImportState';

const plainLineEveryMilliseconds = 5000;

/** Shows how far an import is: a bar on a terminal, else a line now and then. */
export class ProgressReport {
  readonly #output: NodeJS.WriteStream;
  readonly #totalBytes: number | undefined;
  readonly #bar: SingleBar | undefined;
  #nextPlainLineAt = Date.now() + plainLineEveryMilliseconds;

  /** @param options.totalBytes - Undefined where it isn't known. */
  static start(options: {
    output: NodeJS.WriteStream;
    totalBytes: number | undefined;
    progress: ImportProgress;
  }): ProgressReport {
    const { output, totalBytes, progress } = options;
    if (!output.isTTY || totalBytes === undefined) {
      return new ProgressReport(output, totalBytes, undefined);
    }
    const bar = new SingleBar({
      stream: output,
      format: '{bar} {percentage} % · {lines} lines · {eta_formatted} to go',
      hideCursor: true,
    });
    bar.start(totalBytes, progress.bytes, { lines: progress.lines });
    return new ProgressReport(output, totalBytes, bar);
  }

  private constructor(
    output: NodeJS.WriteStream,
    totalBytes: number | undefined,
    bar: SingleBar | undefined,
  ) {
    this.#output = output;
    this.#totalBytes = totalBytes;
    this.#bar = bar;
  }

  show(progress: ImportProgress): void {
    if (this.#bar) {
      this.#bar.update(progress.bytes, { lines: progress.lines });
    } else if (Date.now() >= this.#nextPlainLineAt) {
      this.#nextPlainLineAt = Date.now() + plainLineEveryMilliseconds;
      this.#output.write(`${this.#describe(progress)}\n`);
    }
  }

  /** Says something beside the progress. */
  say(message: string): void {
    if (this.#bar) {
      // Leaves the bar where it was and draws it again below.
      this.#output.write(`\r\u001b[K${message}\n`);
      this.#bar.render();
    } else {
      this.#output.write(`${message}\n`);
    }
  }

  stop(): void {
    this.#bar?.stop();
  }

  #describe({ lines, bytes }: ImportProgress): string {
    const share = this.#totalBytes
      ? ` (${Math.floor((100 * bytes) / this.#totalBytes)} %)`
      : '';
    return `${lines} lines${share}`;
  }
}
