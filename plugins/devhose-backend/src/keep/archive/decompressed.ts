import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';

/** What a file compressed with zstd holds. */
export async function* decompressed(file: Readable): AsyncGenerator<Buffer> {
  const plain = createZstdDecompress();
  // Whatever goes wrong on either side ends the iteration with an error.
  const done = pipeline(file, plain);
  done.catch(() => {});
  yield* plain;
  await done;
}
