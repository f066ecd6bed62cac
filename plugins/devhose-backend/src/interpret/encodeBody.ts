import { promisify } from 'node:util';
import {
  constants,
  zstdCompress,
  zstdDecompress,
  type ZstdOptions,
} from 'node:zlib';
import type { BodyEncoding } from '../log/PreparedDelivery';

const zstd = promisify<Buffer, ZstdOptions, Buffer>(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Shorter than this, the frame costs what it saves. */
const shortBytes = 256;

/** A body longer than this would keep others waiting for it. */
const longBytes = 64 * 1024;

/** How bodies are compressed. */
export const compressionOptions: ZstdOptions = {
  // More effort makes JSON of this size hardly smaller.
  params: { [constants.ZSTD_c_compressionLevel]: 1 },
  // What is left over of a chunk lives as long as the body; larger ones keep the collector busy.
  chunkSize: 4096,
};

/** Compresses bodies of medium length. */
export type CompressBody = (body: Buffer) => Promise<Buffer>;

/** A body as it is kept: compressed where that makes it smaller. */
export async function encodeBody(
  body: Buffer,
  compress: CompressBody = compressInPool,
): Promise<{ body: Buffer; bodyEncoding: BodyEncoding }> {
  if (body.length >= shortBytes) {
    const compressed = await (body.length > longBytes
      ? compressInPool(body)
      : compress(body));
    if (compressed.length < body.length) {
      return { body: compressed, bodyEncoding: 'zstd' };
    }
  }
  return { body, bodyEncoding: 'identity' };
}

function compressInPool(body: Buffer): Promise<Buffer> {
  return zstd(body, {
    ...compressionOptions,
    pledgedSrcSize: body.length,
  });
}

/** The body as it came in. */
export async function decodeBody(
  body: Buffer,
  bodyEncoding: BodyEncoding,
): Promise<Buffer> {
  return bodyEncoding === 'zstd' ? decompress(body) : body;
}
