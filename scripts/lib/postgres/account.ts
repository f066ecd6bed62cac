import { execFileSync } from 'node:child_process';
import { SentenceError } from '../../bootstrap/sentenceError.mjs';

/** Ids of a user and its group. */
export interface Account {
  uid: number;
  gid: number;
}

const unprivilegedUsers = ['postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root. Answers the account that root runs it as,
 * or undefined if we aren't root.
 */
export function databaseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  for (const name of unprivilegedUsers) {
    try {
      return { uid: numericId('-u', name), gid: numericId('-g', name) };
    } catch {
      // There is no such user; the next may exist.
    }
  }
  throw new SentenceError(
    `PostgreSQL doesn't run as root, and this system has no user ${unprivilegedUsers.join(
      ' or ',
    )}: start Pitstop as another user.`,
  );
}

function numericId(flag: string, name: string): number {
  return Number(
    execFileSync('id', [flag, name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
}
