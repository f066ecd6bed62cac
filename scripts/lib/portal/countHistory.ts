import { setTimeout as delay } from 'node:timers/promises';
import type { Guest } from './guest.ts';

const POLL_MILLISECONDS = 500;

/** How far Ledger has read the log, see `@pitstop/plugin-ledger-common`. */
interface LedgerStatus {
  cursor: number;
  head: number;
  caughtUp: boolean;
}

/**
 * Waits until Ledger has counted all that is in the log.
 *
 * @returns the number of deliveries
 */
export async function countHistory(
  guest: Guest,
  signal: AbortSignal,
): Promise<number> {
  for (;;) {
    const status = await guest.get<LedgerStatus>('/api/ledger/v1/status');
    if (status.caughtUp) {
      return status.cursor;
    }
    await delay(POLL_MILLISECONDS, undefined, { signal });
  }
}
