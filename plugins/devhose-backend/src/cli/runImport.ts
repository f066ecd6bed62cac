import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ImportResult } from '@pitstop/plugin-devhose-common';
import { readAhead } from '@pitstop/plugin-devhose-node';
import { decompressed } from '../keep/archive/decompressed';
import { ImportClient } from './ImportClient';
import { ImportState, type ImportProgress } from './ImportState';
import { ProgressReport } from './ProgressReport';
import { readChunks, type Chunk } from './readChunks';
import { skipBytes } from './skipBytes';

/** What a request carries: large enough that its overhead doesn't count. */
const chunkBytes = 8 * 1024 * 1024;

/** @returns The exit code: 0 if every line is in the log, 2 if some were refused. */
export async function runImport(options: {
  /** `-` for standard input. */
  file: string;
  url: string;
  token: string;
  stateFile: string | undefined;
  retryForSeconds: number;
}): Promise<number> {
  const { file, url, stateFile } = options;
  const state = await ImportState.open({ stateFile, file, url });
  let progress = state.progress;
  const report = ProgressReport.start({
    output: process.stderr,
    totalBytes: isPlainFile(file) ? (await stat(file)).size : undefined,
    progress,
  });
  const client = ImportClient.create({
    ...options,
    onRetry: reason => report.say(`${reason}; trying again`),
  });

  try {
    for await (const chunk of readAhead(readFrom(file, progress.bytes))) {
      const result = await client.send(chunk.content);
      for (const { line, reason } of result.refused) {
        report.say(`Line ${progress.lines + line} was refused: ${reason}`);
      }
      progress = advance(progress, chunk, result);
      await state.save(progress);
      report.show(progress);
    }
  } finally {
    report.stop();
  }

  const { stored, duplicates, refused } = progress;
  process.stdout.write(
    `Stored: ${stored}. There already: ${duplicates}. Refused: ${refused}.\n`,
  );
  return refused > 0 ? 2 : 0;
}

function readFrom(file: string, startBytes: number): AsyncIterable<Chunk> {
  return readChunks(openAt(file, startBytes), { chunkBytes });
}

function openAt(file: string, startBytes: number): AsyncIterable<Buffer> {
  if (file === '-') {
    return skipBytes(process.stdin, startBytes);
  }
  const options = { highWaterMark: 1024 * 1024 };
  return isPlainFile(file)
    ? createReadStream(file, { ...options, start: startBytes })
    : skipBytes(decompressed(createReadStream(file, options)), startBytes);
}

/** One whose bytes are those of the lines. */
function isPlainFile(file: string): boolean {
  return file !== '-' && !file.endsWith('.zst');
}

function advance(
  progress: ImportProgress,
  { content, lines }: Chunk,
  { stored, duplicates, refused }: ImportResult,
): ImportProgress {
  return {
    bytes: progress.bytes + content.length,
    lines: progress.lines + lines,
    stored: progress.stored + stored,
    duplicates: progress.duplicates + duplicates,
    refused: progress.refused + refused.length,
  };
}
