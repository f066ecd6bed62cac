import { lockHolder, tryAcquireLock } from '../bootstrap/lock.mjs';
import { stateDirectory } from '../bootstrap/paths.mjs';
import { SentenceError } from '../bootstrap/sentenceError.mjs';
import type { CommandContext } from './command.ts';

/**
 * Makes sure that no other portal runs on the data of this checkout, until the
 * command ends.
 *
 * @param url - where ours will be
 */
export async function requireOnlyInstance(
  url: string,
  { cleanup }: CommandContext,
): Promise<void> {
  const lock = await tryAcquireLock(stateDirectory, 'instance', url);
  if (!lock) {
    const other = await lockHolder(stateDirectory, 'instance');
    throw new SentenceError(
      `Pitstop already runs from this checkout, at ${other}: stop it first.`,
    );
  }
  cleanup.defer(() => lock.release());
}
