import { lockHolder, tryAcquireLock } from '../bootstrap/lock.mjs';
import { SentenceError } from '../bootstrap/sentenceError.mjs';
import type { CommandContext } from './command.ts';
import { dataDirectory } from './dataDirectory.ts';

/**
 * Makes sure that no other portal runs on the same data, until the
 * command ends.
 *
 * @param url - where ours will be
 */
export async function requireOnlyInstance(
  url: string,
  { cleanup }: CommandContext,
): Promise<void> {
  const lock = await tryAcquireLock(dataDirectory, 'instance', url);
  if (!lock) {
    const other = await lockHolder(dataDirectory, 'instance');
    throw new SentenceError(
      `Pitstop already runs on the data in ${dataDirectory}, at ${other}: stop it first.`,
    );
  }
  cleanup.defer(() => lock.release());
}
