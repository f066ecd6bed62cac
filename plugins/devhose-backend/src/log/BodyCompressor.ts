import { Worker } from 'node:worker_threads';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { BodyBatch } from '../compressWorker';
import {
  compressionOptions,
  encodeBody,
  isWorthCompressing,
  smaller,
  type EncodedBody,
} from './encodeBody';

/** An export of this package, so that it is a file of its own when built, too. */
const defaultScript = '@pitstop/plugin-devhose-backend/compressWorker';

/** A body longer than this would keep others waiting for it. */
const longBytes = 64 * 1024;

interface HandedOver {
  bodies: readonly Buffer[];
  resolve(compressed: readonly Buffer[]): void;
}

/**
 * Compresses bodies in a thread of its own, so that the event loop, which answers
 * everybody, has that time for answering. Handing over costs more than a short
 * body is worth: a batch goes over as one.
 */
export class BodyCompressor {
  readonly #logger: LoggerService;
  readonly #script: string;
  #worker: Worker | undefined;
  /** In the order of the answers. */
  #handedOver: HandedOver[] = [];
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

  /**
   * Bodies as they are kept, in their order: compressed where that makes them
   * smaller, as they are if the thread ends meanwhile or is closed.
   */
  async encode(bodies: readonly Buffer[]): Promise<EncodedBody[]> {
    const isShared = bodies.map(
      body => isWorthCompressing(body) && body.length <= longBytes,
    );
    const compressing = this.#compress(
      bodies.filter((_, index) => isShared[index]),
    );
    const others = await Promise.all(
      bodies.map((body, index) =>
        isShared[index] ? undefined : encodeBody(body),
      ),
    );
    const compressed = (await compressing).values();
    return bodies.map(
      (body, index) =>
        others[index] ?? smaller(body, compressed.next().value ?? body),
    );
  }

  /** Ends the thread; what it had in hand and what still comes in stays as it is. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
  }

  async #compress(bodies: readonly Buffer[]): Promise<readonly Buffer[]> {
    if (bodies.length === 0 || this.#closed) {
      return bodies;
    }
    const bytes = new Uint8Array(
      bodies.reduce((total, { length }) => total + length, 0),
    );
    let end = 0;
    for (const body of bodies) {
      bytes.set(body, end);
      end += body.length;
    }
    const batch: BodyBatch = {
      bytes,
      lengths: bodies.map(({ length }) => length),
    };
    this.#worker ??= this.#start();
    this.#worker.postMessage(batch, [bytes.buffer]);
    return new Promise(resolve => {
      this.#handedOver.push({ bodies, resolve });
    });
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
    let start = 0;
    const compressed = lengths.map(length => {
      const body = Buffer.from(bytes.buffer, start, length);
      start += length;
      return body;
    });
    this.#handedOver.shift()?.resolve(compressed);
  }

  /** The next bodies get a new thread. */
  #ended(reason: Error | undefined, code: number): void {
    if (!this.#closed) {
      this.#logger.error(
        `The thread that compresses bodies ended with code ${code}; bodies that it had in hand are stored uncompressed`,
        reason,
      );
    }
    this.#worker = undefined;
    for (const { bodies, resolve } of this.#handedOver.splice(0)) {
      resolve(bodies);
    }
  }
}
