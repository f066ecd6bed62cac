import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';

const RELEVANT_LINES = 12;

/**
 * Opens `<name>.log` for writing from the start. That of the run before stays
 * as `<name>.previous.log`.
 */
export async function openLog(
  directory: string,
  name: string,
): Promise<{ path: string; handle: FileHandle }> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, `${name}.log`);
  await rename(path, join(directory, `${name}.previous.log`)).catch(error => {
    if (error.code !== 'ENOENT') {
      throw error;
    }
  });
  return { path, handle: await open(path, 'w') };
}

/**
 * The lines of a log that say why its writer ended: the last ones that speak of
 * an error, or else simply the last ones.
 */
export function relevantLines(log: string): string[] {
  const lines = log
    .split('\n')
    .map(readable)
    .filter(line => line.trim());
  const errors = lines.filter(line =>
    /\b(error|fatal|panic)\b|Error:/i.test(line),
  );
  return (errors.length ? errors : lines).slice(-RELEVANT_LINES);
}

/** Whether a log says that there was no room left on the disk. */
export function speaksOfFullDisk(text: string): boolean {
  return /ENOSPC|no space left on device|disk quota exceeded|check free disk space/i.test(
    text,
  );
}

/** The backend logs JSON in production. */
function readable(line: string): string {
  if (!line.startsWith('{')) {
    return line;
  }
  try {
    const { level, plugin, message } = JSON.parse(line);
    return `${level} ${plugin ?? ''}: ${message}`;
  } catch {
    return line;
  }
}
