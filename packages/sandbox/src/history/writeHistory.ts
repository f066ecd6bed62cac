import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SandboxOptions } from '../createSandbox';
import { historyLines } from './historyLines';

const chunkLength = 256 * 1024;

/** Fewer, larger writes. */
function* inChunks(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length >= chunkLength) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk) {
    yield chunk;
  }
}

/**
 * Writes the company's past as lines of JSON, no faster than it is read.
 *
 * @throws an `EPIPE` error where the reader goes away
 */
export async function writeHistory(
  output: Writable,
  options: SandboxOptions & { fromLine?: number; signal?: AbortSignal },
): Promise<void> {
  const lines = historyLines(options, options.fromLine);
  await pipeline(Readable.from(inChunks(lines), { highWaterMark: 1 }), output, {
    end: false,
    signal: options.signal,
  });
}
