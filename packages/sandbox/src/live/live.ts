import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import type { Dispatch } from '../simulation';
import type { Webhooks } from '../webhooks';
import type { Post } from '../faults';

/** What has been missed for longer than that stays missed. */
const catchUpMilliseconds = 30 * 60 * 1_000;
const skippedAtOnce = 5_000;

/** Sees all that happens, first what is past. */
export interface Witness {
  past(dispatch: Dispatch): void;
  /** Everything past has been told. */
  begin(): void;
  present(dispatch: Dispatch): void;
}

/**
 * Lives on from the end of history: sends each webhook when its time has come.
 *
 * Nothing is remembered between two runs. What the company does at any time
 * follows from its options, so that a new run first passes over what has been,
 * silently, and sends the last half hour again: the portal knows those that it
 * has by their delivery ids, and takes those that it missed.
 */
export async function live(options: {
  /** What happens, from the beginning of history on. */
  dispatches: Iterable<Dispatch>;
  webhooks: Webhooks;
  post: Post;
  /** Whatever else goes by what happens. */
  witness?: Witness;
  /** When history ends. */
  until: number;
  signal: AbortSignal;
}): Promise<void> {
  const { dispatches, webhooks, post, witness, until, signal } = options;
  const from = Math.max(until, Date.now() - catchUpMilliseconds);
  let passedOver = 0;
  let isPast = true;
  for (const dispatch of dispatches) {
    if (signal.aborted) {
      return;
    }
    if (dispatch.at < from) {
      passedOver++;
      witness?.past(dispatch);
      if (passedOver % skippedAtOnce === 0) {
        await setImmediate();
      }
      continue;
    }
    if (isPast) {
      isPast = false;
      witness?.begin();
    }
    const early = dispatch.at - Date.now();
    if (early > 0) {
      await wait(early, undefined, { signal }).catch(() => {
        // Told to stop.
      });
    }
    witness?.present(dispatch);
    await post.send(webhooks.webhook(dispatch), signal);
  }
}
