const newline = 0x0a;

/** A line of a text, without its end; undefined content where it is too long to be held. */
export interface Line {
  /** Counted from 1. */
  number: number;
  content: Buffer | undefined;
}

/** Cuts a stream into lines, holding no more than one of them. */
export async function* readLines(
  stream: AsyncIterable<Buffer>,
  options: { limitBytes: number },
): AsyncGenerator<Line> {
  let number = 1;
  let parts: Buffer[] = [];
  let bytes = 0;

  function hold(part: Buffer): void {
    bytes += part.length;
    if (bytes > options.limitBytes) {
      parts = [];
    } else {
      parts.push(part);
    }
  }

  function join(): Buffer | undefined {
    if (bytes > options.limitBytes) {
      return undefined;
    }
    // Most lines lie within one chunk and need no copy.
    return parts.length === 1 ? parts[0] : Buffer.concat(parts, bytes);
  }

  function takeLine(): Line {
    const line = { number, content: join() };
    number += 1;
    parts = [];
    bytes = 0;
    return line;
  }

  for await (const chunk of stream) {
    let start = 0;
    let end = chunk.indexOf(newline);
    while (end !== -1) {
      hold(chunk.subarray(start, end));
      yield takeLine();
      start = end + 1;
      end = chunk.indexOf(newline, start);
    }
    if (start < chunk.length) {
      hold(chunk.subarray(start));
    }
  }
  if (bytes > 0) {
    yield takeLine();
  }
}
