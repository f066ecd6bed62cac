import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const compress = promisify(gzip);

/** Most answers are given once: a sixth more of them takes a third of the time. */
const level = constants.Z_BEST_SPEED;

/** An answer as it is sent. */
interface Written {
  /** What was written before the numbers. */
  header: string;
  body: Buffer;
  etag: string;
  compressed?: Promise<Buffer>;
}

/**
 * Writes answers that are given again and again: each is put into words, and
 * compressed, once. That is most of what an answer costs that is known.
 */
export class AnswerWriter {
  readonly #written = new WeakMap<object, Written>();

  static create(): AnswerWriter {
    return new AnswerWriter();
  }

  private constructor() {}

  /**
   * Sends one object of the properties of both.
   *
   * @param answer.header - Few, and anything but none.
   * @param answer.numbers - Many; who asks again brings the same object.
   */
  async send(
    request: Pick<Request, 'fresh' | 'acceptsEncodings'>,
    response: Response,
    answer: { header: object; numbers: object },
  ): Promise<void> {
    const written = this.#write(answer);
    response.set({
      'Content-Type': 'application/json; charset=utf-8',
      ETag: written.etag,
    });
    response.vary('Accept-Encoding');
    if (request.fresh) {
      response.status(304).end();
    } else if (request.acceptsEncodings('gzip')) {
      written.compressed ??= compress(written.body, { level });
      const body = await written.compressed;
      response.set('Content-Encoding', 'gzip').end(body);
    } else {
      response.end(written.body);
    }
  }

  #write(answer: { header: object; numbers: object }): Written {
    const header = JSON.stringify(answer.header);
    const known = this.#written.get(answer.numbers);
    if (known?.header === header) {
      return known;
    }
    const body = Buffer.from(
      JSON.stringify({ ...answer.header, ...answer.numbers }),
    );
    const digest = createHash('sha256').update(body).digest('base64url');
    // Weak: it is the same whether compressed or not.
    const written = { header, body, etag: `W/"${digest}"` };
    this.#written.set(answer.numbers, written);
    return written;
  }
}
