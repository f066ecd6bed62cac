import { promisify } from 'node:util';
import { zstdCompress, zstdCompressSync, zstdDecompress } from 'node:zlib';
import type { BodyEncoding } from '../log/PreparedDelivery';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Shorter than this, the frame costs what it saves. */
const shortBytes = 256;

/** Up to here compressing takes less time than handing it to another thread. */
const handOverBytes = 64 * 1024;

/** A body as it is kept: compressed where that makes it smaller. */
export async function encodeBody(
  body: Buffer,
): Promise<{ body: Buffer; bodyEncoding: BodyEncoding }> {
  if (body.length >= shortBytes) {
    const compressed =
      body.length > handOverBytes
        ? await compress(body)
        : zstdCompressSync(body);
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
