import { promisify } from 'node:util';
import {
  brotliDecompress,
  gunzip,
  inflate as inflateDeflate,
  type InputType,
} from 'node:zlib';
import { InputError, isError } from '@backstage/errors';
import { PayloadTooLargeError } from './PayloadTooLargeError';

type Decoder = (
  body: InputType,
  options: { maxOutputLength: number },
) => Promise<Buffer>;

const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflateDeflate)],
  ['br', promisify(brotliDecompress)],
]);

/**
 * Undoes a content encoding.
 *
 * @throws InputError for an encoding that is unknown or doesn't fit the bytes,
 *   PayloadTooLargeError if more than the limit would come out.
 */
export async function inflate(
  body: Buffer,
  encoding: string | undefined,
  limitBytes: number,
): Promise<Buffer> {
  if (encoding === undefined || encoding === 'identity') {
    return body;
  }
  const decode = decoders.get(encoding.toLowerCase());
  if (decode === undefined) {
    throw new InputError(
      `Content encoding '${encoding}' is not understood; send gzip, deflate, br or none`,
    );
  }
  try {
    return await decode(body, { maxOutputLength: limitBytes });
  } catch (error) {
    if (isError(error) && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw new PayloadTooLargeError(
        `The body is larger than ${limitBytes} bytes once it is decompressed`,
      );
    }
    throw new InputError(`The body is not valid ${encoding}`, error);
  }
}
