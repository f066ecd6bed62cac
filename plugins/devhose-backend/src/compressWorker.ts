import { parentPort, workerData } from 'node:worker_threads';
import { zstdCompressSync, type ZstdOptions } from 'node:zlib';

/*
 * The thread that compresses bodies for the BodyCompressor; started by name, and
 * so without imports of its own but Node's.
 */
const options: ZstdOptions = workerData;

/** Bodies, one behind the other, with the length of each; answered in the same form. */
export interface BodyBatch {
  bytes: Uint8Array<ArrayBuffer>;
  lengths: number[];
}

parentPort?.on('message', ({ bytes, lengths }: BodyBatch) => {
  let start = 0;
  const compressed = lengths.map(length => {
    const body = bytes.subarray(start, (start += length));
    // Knowing the size lets it work with tables of that size.
    return zstdCompressSync(body, { ...options, pledgedSrcSize: length });
  });
  const joined = new Uint8Array(
    compressed.reduce((total, { length }) => total + length, 0),
  );
  let end = 0;
  for (const body of compressed) {
    joined.set(body, end);
    end += body.length;
  }
  const answer: BodyBatch = {
    bytes: joined,
    lengths: compressed.map(({ length }) => length),
  };
  parentPort?.postMessage(answer, [joined.buffer]);
});
