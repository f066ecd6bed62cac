import { historyLines, type CompanySizeName } from '@pitstop/sandbox';

/** Which company it is. */
export const seed = 1;

/** When its history ends: whole ISO weeks, so that the same is asked each time. */
export const until = Date.parse('2026-10-26T00:00:00Z');

const chunkCharacters = 4 * 1024 * 1024;

/** The company's past as bodies for the import, with the number of deliveries in each. */
export function* historyChunks(size: CompanySizeName) {
  let lines: string[] = [];
  let characters = 0;
  for (const line of historyLines({ seed, size, until })) {
    lines.push(line);
    characters += line.length;
    if (characters > chunkCharacters) {
      yield { deliveries: lines.length, body: lines.join('') };
      lines = [];
      characters = 0;
    }
  }
  yield { deliveries: lines.length, body: lines.join('') };
}
