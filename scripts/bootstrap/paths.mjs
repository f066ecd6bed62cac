import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(
  /[/\\]$/,
  '',
);

/** What the commands bring and keep; ignored by git. */
export const stateDirectory = join(root, '.pitstop');

/** Output of everything the commands start. */
export const logDirectory = join(stateDirectory, 'logs');
