import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SentenceError } from '../../bootstrap/sentenceError.mjs';

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The path of a Chromium or Chrome: that of `CHROMIUM_PATH`, else the first that
 * is installed where one expects it.
 *
 * @throws SentenceError if `CHROMIUM_PATH` leads nowhere
 */
export function findBrowser(
  environment: NodeJS.ProcessEnv,
): string | undefined {
  const { CHROMIUM_PATH, PATH = '' } = environment;
  if (CHROMIUM_PATH) {
    if (!existsSync(CHROMIUM_PATH)) {
      throw new SentenceError(
        `CHROMIUM_PATH is ${CHROMIUM_PATH}, and nothing is there.`,
      );
    }
    return CHROMIUM_PATH;
  }
  const directories = PATH.split(delimiter).filter(Boolean);
  return [
    ...commands.flatMap(name => directories.map(path => join(path, name))),
    ...applications,
  ].find(path => existsSync(path));
}
