import { promisify } from 'node:util';
import {
  constants,
  zstdCompress,
  zstdCompressSync,
  zstdDecompress,
  type ZstdOptions,
} from 'node:zlib';
import type { BodyEncoding } from '../log/PreparedDelivery';

const compress = promisify<Buffer, ZstdOptions, Buffer>(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Shorter than this, the frame costs what it saves. */
const shortBytes = 256;

/** Up to here compressing takes less time than handing it to another thread. */
const handOverBytes = 64 * 1024;

/** More effort makes JSON of this size hardly smaller. */
const level = { [constants.ZSTD_c_compressionLevel]: 1 };

/** What is left over of a chunk lives as long as the body; larger ones keep the collector busy. */
const chunkSize = 4096;

/** A body as it is kept: compressed where that makes it smaller. */
export async function encodeBody(
  body: Buffer,
): Promise<{ body: Buffer; bodyEncoding: BodyEncoding }> {
  if (body.length >= shortBytes) {
    // Knowing the size lets it work with tables of that size.
    const options = { params: level, pledgedSrcSize: body.length, chunkSize };
    const compressed =
      body.length > handOverBytes
        ? await compress(body, options)
        : zstdCompressSync(body, options);
    if (compressed.length < body.length) {
      return { body: compressed, bodyEncoding: 'zstd' };
    }
  }
  return { body, bodyEncoding: 'identity' };
}

/** The body as it came in. */
export async function decodeBody(
  body: Buffer,
  bodyEncoding: BodyEncoding,
): Promise<Buffer> {
  return bodyEncoding === 'zstd' ? decompress(body) : body;
}
