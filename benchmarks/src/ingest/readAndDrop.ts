import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { constants, zstdCompressSync } from 'node:zlib';

/**
 * What no receiver in Node can do without: reads the body, verifies its
 * signature, parses and compresses it, and drops it.
 *
 * @returns Whether it is genuine.
 */
export async function readAndDrop(
  request: IncomingMessage,
  secret: string,
): Promise<boolean> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = String(request.headers['x-hub-signature-256']).slice(7);
  const genuine = timingSafeEqual(expected, Buffer.from(given, 'hex'));
  JSON.parse(body.toString());
  zstdCompressSync(body, {
    params: { [constants.ZSTD_c_compressionLevel]: 1 },
    pledgedSrcSize: body.length,
    chunkSize: 4096,
  });
  return genuine;
}
