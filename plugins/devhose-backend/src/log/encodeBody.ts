import { promisify } from 'node:util';
import {
  constants,
  zstdCompress,
  zstdCompressSync,
  zstdDecompress,
  zstdDecompressSync,
  type ZstdOptions,
} from 'node:zlib';

const compress = promisify<Buffer, ZstdOptions, Buffer>(zstdCompress);
const decompress = promisify(zstdDecompress);

/** How a body is kept. */
export type BodyEncoding = 'identity' | 'zstd';

/** A body as it is kept. */
export interface EncodedBody {
  bytes: Buffer;
  encoding: BodyEncoding;
}

/** How bodies are compressed. */
export const compressionOptions: ZstdOptions = {
  // More effort makes JSON of this size hardly smaller.
  params: { [constants.ZSTD_c_compressionLevel]: 1 },
  // What is left over of a chunk lives as long as the body; larger ones keep the collector busy.
  chunkSize: 4096,
};

/** Shorter than this, the frame costs what it saves. */
const shortBytes = 256;

/** Up to here the work takes less time than handing it to another thread and back. */
export const handOverBytes = 32 * 1024;

/** Whether compressing can make it smaller. */
export function isWorthCompressing(body: Buffer): boolean {
  return body.length >= shortBytes;
}

/** The one that is smaller. */
export function smaller(body: Buffer, compressed: Buffer): EncodedBody {
  return compressed.length < body.length
    ? { bytes: compressed, encoding: 'zstd' }
    : { bytes: body, encoding: 'identity' };
}

/** Compressed by whoever asks; for what is short. */
export function compressNow(body: Buffer): Buffer {
  return zstdCompressSync(body, optionsFor(body));
}

/** A body as it is kept: compressed where that makes it smaller. */
export async function encodeBody(body: Buffer): Promise<EncodedBody> {
  if (!isWorthCompressing(body)) {
    return { bytes: body, encoding: 'identity' };
  }
  return smaller(body, await compress(body, optionsFor(body)));
}

/** Knowing the size lets it work with tables of that size. */
function optionsFor({ length }: Buffer): ZstdOptions {
  return { ...compressionOptions, pledgedSrcSize: length };
}

/** The body as it came in. */
export async function decodeBody(
  body: Buffer,
  bodyEncoding: BodyEncoding,
): Promise<Buffer> {
  if (bodyEncoding === 'identity') {
    return body;
  }
  return body.length > handOverBytes
    ? decompress(body)
    : zstdDecompressSync(body);
}
