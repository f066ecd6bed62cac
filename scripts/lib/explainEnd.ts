import { readFile } from 'node:fs/promises';
import { SentenceError } from '../bootstrap/sentenceError.mjs';
import { relevantLines, speaksOfFullDisk } from './logs.ts';

/** EX_CONFIG of sysexits.h: the last line of the output says it all. */
const CONFIGURATION_ERROR = 78;

/** Says why a process ended: what its log tells, and one sentence. */
export async function explainEnd(end: {
  name: string;
  code: number | null;
  signal: NodeJS.Signals | null;
  logPath: string;
}): Promise<SentenceError> {
  const log = await readFile(end.logPath, 'utf8');
  const name = end.name[0].toUpperCase() + end.name.slice(1);
  if (speaksOfFullDisk(log)) {
    return new SentenceError(
      `${name} ended because the disk is full: make room and start again.`,
    );
  }
  if (end.code === CONFIGURATION_ERROR) {
    return new SentenceError(log.trimEnd().split('\n').at(-1));
  }
  const result = end.signal ? `signal ${end.signal}` : `code ${end.code}`;
  return new SentenceError(
    [
      ...relevantLines(log).map(line => `    ${line}`),
      `${name} ended with ${result}; the whole output is in ${end.logPath}.`,
    ].join('\n'),
  );
}
