import { Worker } from 'node:worker_threads';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { BodyBatch } from '../compressWorker';
import { compressionOptions } from './encodeBody';

/** An export of this package, so that it is a file of its own when built, too. */
const defaultScript = '@pitstop/plugin-devhose-backend/compressWorker';

/** What is handed over at once; the thread answers it at once, too. */
const batchBytes = 1024 * 1024;

interface Waiting {
  body: Buffer;
  resolve(compressed: Buffer): void;
}

/**
 * Compresses bodies in a thread of its own, so that the event loop, which answers
 * everybody, has that time for answering.
 *
 * Handing over costs more than a short body is worth, so what comes in while the
 * thread is busy is handed over together.
 */
export class BodyCompressor {
  readonly #logger: LoggerService;
  readonly #script: string;
  #worker: Worker | undefined;
  #waiting: Waiting[] = [];
  #handedOver: Waiting[] = [];
  #closed = false;

  /** @param options - `script` is what runs in the thread, if not what usually does. */
  static create(options: {
    logger: LoggerService;
    script?: string;
  }): BodyCompressor {
    const { logger, script = require.resolve(defaultScript) } = options;
    return new BodyCompressor(logger, script);
  }

  private constructor(logger: LoggerService, script: string) {
    this.#logger = logger;
    this.#script = script;
  }

  /** The body as one zstd frame, or as it is if the thread ended meanwhile or is closed. */
  compress(body: Buffer): Promise<Buffer> {
    return new Promise(resolve => {
      this.#waiting.push({ body, resolve });
      if (this.#waiting.length === 1 && this.#handedOver.length === 0) {
        // Whatever else comes in during this turn of the event loop goes along.
        setImmediate(() => this.#handOver());
      }
    });
  }

  /** Ends the thread; what it had in hand and what still comes in stays as it is. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
  }

  #handOver(): void {
    if (this.#closed) {
      giveBack(this.#waiting.splice(0));
    }
    if (this.#waiting.length === 0 || this.#handedOver.length > 0) {
      return;
    }
    this.#handedOver = this.#takeBatch();
    const lengths = this.#handedOver.map(({ body }) => body.length);
    const bytes = new Uint8Array(
      lengths.reduce((total, length) => total + length, 0),
    );
    let end = 0;
    for (const { body } of this.#handedOver) {
      bytes.set(body, end);
      end += body.length;
    }
    const batch: BodyBatch = { bytes, lengths };
    this.#worker ??= this.#start();
    this.#worker.postMessage(batch, [bytes.buffer]);
  }

  #takeBatch(): Waiting[] {
    let bytes = 0;
    const end = this.#waiting.findIndex(({ body }, index) => {
      bytes += body.length;
      return index > 0 && bytes > batchBytes;
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }

  #start(): Worker {
    const worker = new Worker(this.#script, {
      name: 'devhose-compress',
      workerData: compressionOptions,
      // Where nothing else transforms it Node strips the types by itself, and warns.
      execArgv: [
        ...process.execArgv,
        '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
      ],
    });
    let reason: Error | undefined;
    worker.on('message', (answer: BodyBatch) => this.#take(answer));
    worker.on('error', error => {
      reason = error;
    });
    worker.on('exit', code => this.#ended(reason, code));
    // It has nothing that a process would have to stay for.
    worker.unref();
    return worker;
  }

  #take({ bytes, lengths }: BodyBatch): void {
    const handedOver = this.#handedOver;
    this.#handedOver = [];
    let start = 0;
    for (const [index, { resolve }] of handedOver.entries()) {
      const length = lengths[index];
      resolve(Buffer.from(bytes.buffer, start, length));
      start += length;
    }
    this.#handOver();
  }

  /** The next body gets a new thread. */
  #ended(reason: Error | undefined, code: number): void {
    if (!this.#closed) {
      this.#logger.error(
        `The thread that compresses bodies ended with code ${code}; bodies that it had in hand are stored uncompressed`,
        reason,
      );
    }
    this.#worker = undefined;
    giveBack(this.#handedOver.splice(0));
    this.#handOver();
  }
}

function giveBack(waiting: Waiting[]): void {
  for (const { body, resolve } of waiting) {
    resolve(body);
  }
}
