import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Thread } from '@pitstop/plugin-devhose-node';
import type { BodyBatch } from '../compressWorker';
import {
  compressionOptions,
  compressNow,
  encodeBody,
  handOverBytes,
  isWorthCompressing,
  smaller,
  type EncodedBody,
} from './encodeBody';

/** An export of this package, so that it is a file of its own when built, too. */
const defaultScript = '@pitstop/plugin-devhose-backend/compressWorker';

/** A body longer than this would keep others waiting for it. */
const longBytes = 64 * 1024;

/** For more, what each leaves behind for the garbage collector takes more time than handing them over. */
const fewBodies = 4;

/**
 * Compresses bodies in a thread of its own, so that the event loop, which answers
 * everybody, has that time for answering. Handing over costs more than a short
 * body is worth: a batch goes over as one, and only if there is much of it.
 */
export class BodyCompressor {
  readonly #logger: LoggerService;
  readonly #thread: Thread<BodyBatch, BodyBatch>;
  #closed = false;

  /** @param options - `script` is what runs in the thread, if not what usually does. */
  static create(options: {
    logger: LoggerService;
    script?: string;
  }): BodyCompressor {
    const { logger, script = require.resolve(defaultScript) } = options;
    return new BodyCompressor(
      logger,
      Thread.create({
        script,
        name: 'devhose-compress',
        data: compressionOptions,
      }),
    );
  }

  private constructor(
    logger: LoggerService,
    thread: Thread<BodyBatch, BodyBatch>,
  ) {
    this.#logger = logger;
    this.#thread = thread;
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
    await this.#thread.end();
  }

  async #compress(bodies: readonly Buffer[]): Promise<readonly Buffer[]> {
    if (bodies.length === 0 || this.#closed) {
      return bodies;
    }
    const totalBytes = bodies.reduce((total, { length }) => total + length, 0);
    if (bodies.length <= fewBodies && totalBytes <= handOverBytes) {
      return bodies.map(compressNow);
    }
    const bytes = new Uint8Array(totalBytes);
    let end = 0;
    for (const body of bodies) {
      bytes.set(body, end);
      end += body.length;
    }
    const batch: BodyBatch = {
      bytes,
      lengths: bodies.map(({ length }) => length),
    };
    try {
      return split(await this.#thread.ask(batch, [bytes.buffer]));
    } catch (error) {
      if (!this.#closed) {
        this.#logger.error(
          'The thread that compresses bodies ended; bodies that it had in hand are stored uncompressed',
          toError(error),
        );
      }
      return bodies;
    }
  }
}

function split({ bytes, lengths }: BodyBatch): Buffer[] {
  let start = 0;
  return lengths.map(length => {
    const body = Buffer.from(bytes.buffer, start, length);
    start += length;
    return body;
  });
}
