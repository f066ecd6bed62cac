const newline = 0x0a;

/** Whole lines that are sent together. */
export interface Chunk {
  content: Buffer;
  lines: number;
}

/** Cuts a stream into chunks of whole lines, of about this size. */
export async function* readChunks(
  stream: AsyncIterable<Buffer>,
  options: { chunkBytes: number },
): AsyncGenerator<Chunk> {
  let parts: Buffer[] = [];
  let bytes = 0;

  for await (const part of stream) {
    const end = part.lastIndexOf(newline) + 1;
    if (bytes + end < options.chunkBytes || end === 0) {
      parts.push(part);
      bytes += part.length;
      continue;
    }
    yield toChunk([...parts, part.subarray(0, end)]);
    parts = [part.subarray(end)];
    bytes = part.length - end;
  }
  if (bytes > 0) {
    yield toChunk(parts);
  }
}

function toChunk(parts: readonly Buffer[]): Chunk {
  const content = Buffer.concat(parts);
  let lines = 0;
  let end = content.indexOf(newline);
  while (end !== -1) {
    lines += 1;
    end = content.indexOf(newline, end + 1);
  }
  return { content, lines: content.at(-1) === newline ? lines : lines + 1 };
}
