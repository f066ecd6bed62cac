import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { Tally } from './Tally';

/** What tells whether a file is the one that was written. */
export interface FileDigest {
  /** Lines in it, one a delivery. */
  deliveries: number;
  contentBytes: number;
  contentSha256: string;
  fileBytes: number;
  fileSha256: string;
}

const level = { [constants.ZSTD_c_compressionLevel]: 6 };

/** Writes lines to a file, compressed with zstd. */
export async function writeFileWithDigest(
  file: string,
  lines: AsyncIterable<Buffer>,
): Promise<FileDigest> {
  const content = Tally.create();
  const compressed = Tally.create();
  await pipeline(
    // Together, because each write of a small line would cost as much as it is worth.
    Readable.from(content.observe(gathered(lines)), { objectMode: false }),
    createZstdCompress({ params: level }),
    chunks => compressed.observe(chunks),
    createWriteStream(file),
  );
  return digest(content, compressed);
}

/** Reads all of a compressed file. */
export async function readFileDigest(stream: Readable): Promise<FileDigest> {
  const content = Tally.create();
  const compressed = Tally.create();
  await pipeline(
    stream,
    chunks => compressed.observe(chunks),
    createZstdDecompress(),
    async chunks => {
      for await (const _ of content.observe(chunks)) {
        // It is counted on the way.
      }
    },
  );
  return digest(content, compressed);
}

function digest(content: Tally, compressed: Tally): FileDigest {
  return {
    deliveries: content.lines,
    contentBytes: content.bytes,
    contentSha256: content.sha256(),
    fileBytes: compressed.bytes,
    fileSha256: compressed.sha256(),
  };
}

const gatheredBytes = 256 * 1024;

async function* gathered(lines: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let bytes = 0;
  for await (const line of lines) {
    parts.push(line);
    bytes += line.length;
    if (bytes >= gatheredBytes) {
      yield Buffer.concat(parts, bytes);
      parts = [];
      bytes = 0;
    }
  }
  if (bytes > 0) {
    yield Buffer.concat(parts, bytes);
  }
}
